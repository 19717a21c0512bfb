import type { Room } from '@shared/types';
import type { ChatState } from './chatQuery';

/** Where a chat stands now. */
export function chatState(room: Room): Exclude<ChatState, 'all'> {
    if (!room.open) return 'closed';
    if (room.onHold) return 'onhold';
    return room.servedBy ? 'open' : 'queued';
}

/** The later of what a list and what the store says of a chat. */
export function latest(listed: Room, live: Room | undefined): Room {
    if (!live || live._updatedAt <= listed._updatedAt) return listed;
    const isSameDepartment = live.departmentId === listed.departmentId;
    return { ...live, ...(isSameDepartment && listed.department ? { department: listed.department } : {}) };
}

/** The time by which a list shows a chat: of its end, or of its last message. */
export const timeOf = (room: Room): string => room.closedAt ?? room.lm ?? room.ts;

/** What a chat's last line says: a person's last message, or nothing. */
export function lastLine(room: Room): { text: string; isVisitors: boolean; hasFile: boolean } | undefined {
    const last = room.lastMessage;
    if (!last || last.t) return undefined;
    return { text: last.msg, isVisitors: last.u._id === room.v._id, hasFile: last.file !== undefined };
}
