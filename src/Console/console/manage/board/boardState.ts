import type { Schemas } from '@shared/api/client';
import type { Room } from '@shared/types';

/** One queue as the board shows it. */
export interface QueueRow {
    readonly id: string;
    /** Empty = chats without a department. */
    readonly name: string;
    readonly waiting: number;
    /** The time since when the first one waits. */
    readonly since: string | undefined;
    readonly agents: number;
    readonly available: number;
    readonly callsWaiting: number;
    /** Seconds that the first call waits. */
    readonly callWait: number;
}

export interface AgentRow {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly takesChats: boolean;
    readonly chats: number;
    readonly limit: number | undefined;
    readonly activity: string | undefined;
    readonly departments: readonly string[];
}

type Named = Pick<Schemas['Department'], '_id' | 'name'>;

const PUBLIC = '';

/** Queues with what waits in them, the longest wait first; the queue without a department only when something waits in it. */
export function queueRows(
    waiting: readonly Room[], departments: readonly Named[], agents: readonly AgentRow[], calls: readonly Schemas['QueueFigures'][],
): readonly QueueRow[] {
    const rows = departments.map(({ _id, name }) => queueRow(_id, name, waiting.filter((room) => room.departmentId === _id), agents, calls));
    const known = new Set(departments.map(({ _id }) => _id));
    const others = waiting.filter(({ departmentId }) => !departmentId || !known.has(departmentId));
    return [...rows, ...(others.length > 0 ? [queueRow(PUBLIC, '', others, agents, calls)] : [])]
        .sort((one, other) => waitOrder(one, other) || one.name.localeCompare(other.name));
}

function waitOrder({ since: one }: QueueRow, { since: other }: QueueRow): number {
    if (one === other) return 0;
    return one !== undefined && (other === undefined || one < other) ? -1 : 1;
}

function queueRow(id: string, name: string, waiting: readonly Room[], agents: readonly AgentRow[], calls: readonly Schemas['QueueFigures'][]): QueueRow {
    const own = id === PUBLIC ? agents : agents.filter(({ departments }) => departments.includes(id));
    const figures = calls.find(({ _id }) => _id === id);
    return {
        id, name, waiting: waiting.length, since: earliest(waiting), agents: own.length, available: own.filter(isAvailable).length,
        callsWaiting: figures?.callers ?? 0, callWait: figures?.longestHoldTime ?? 0,
    };
}

/** The time since when the first of them waits. */
export const earliest = (rooms: readonly Room[]): string | undefined =>
    rooms.reduce<string | undefined>((first, { queuedAt }) => (queuedAt && (!first || queuedAt < first) ? queuedAt : first), undefined);

export const isAvailable = ({ status, takesChats }: AgentRow): boolean => takesChats && status !== 'offline';

const PRESENCES = ['online', 'busy', 'away', 'offline'];

/** Agents with their load, those who are there first. */
export function agentRows(users: readonly Schemas['ListedStaff'][], served: readonly Schemas['ServedCount'][]): readonly AgentRow[] {
    return users
        .map((user) => ({
            id: user._id, name: user.name || user.username, status: user.status, takesChats: user.statusLivechat === 'available',
            chats: served.filter((count) => count.user._id === user._id).reduce((sum, { chats }) => sum + chats, 0),
            limit: user.livechat.maxNumberSimultaneousChat, activity: user.callActivity, departments: user.departments,
        }))
        .sort((one, other) => PRESENCES.indexOf(one.status) - PRESENCES.indexOf(other.status) || other.chats - one.chats || one.name.localeCompare(other.name));
}
