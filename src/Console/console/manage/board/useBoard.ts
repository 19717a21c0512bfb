import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Change } from '../../store/liveStore';
import { useApp } from '../../app';
import { useRest, type Read } from '../../shell/useRest';
import { agentRows, type AgentRow } from './boardState';
import type { Schemas } from '@shared/api/client';
import type { Call } from '@shared/types';

export interface Figures {
    readonly agents: readonly AgentRow[];
    readonly departments: readonly Schemas['Department'][];
    readonly queues: readonly Schemas['QueueFigures'][];
    readonly calls: readonly Call[];
    readonly at: number;
}

const PAUSE_MS = 2_000;
const MOST = 100;
const CONCERNS = new Set([
    'conversation-started',
    'conversation-assigned',
    'conversation-transferred',
    'conversation-held',
    'conversation-closed',
    'conversation-left-queue',
    'call-changed',
    'call-left',
]);

/** The figures of the board. They are read again a moment after an event that changes them, and when the page comes into view; never while nothing happens. */
export function useBoard(): Read<Figures> {
    const { api, changes, permissions } = useApp();
    const revision = useMemo(() => signal<number | undefined>(0), []);
    useEffect(() => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const countUp = () => {
            timer = undefined;
            revision.value = (revision.peek() ?? 0) + 1;
        };
        const onChange = ({ event }: Change) => {
            if (CONCERNS.has(event.kind)) timer ??= setTimeout(countUp, PAUSE_MS);
        };
        const onVisible = () => {
            if (document.visibilityState === 'visible') countUp();
        };
        document.addEventListener('visibilitychange', onVisible);
        const stop = changes.listen(onChange);
        return () => {
            clearTimeout(timer);
            document.removeEventListener('visibilitychange', onVisible);
            stop();
        };
    }, [changes]);
    return useRest(
        'board',
        async (signal) => {
            const [staff, served, departments, queues, calls] = await Promise.all([
                api.get('livechat/users/agent', { query: { count: MOST }, signal }),
                permissions.can('view-livechat-queue')
                    ? api.get('livechat/queue', { query: { includeOfflineAgents: true, count: MOST }, signal })
                    : { queue: [] },
                api.get('livechat/department', { query: { count: MOST }, signal }),
                permissions.can('inbound-voip-calls') ? api.get('voip/queues.getSummary', { signal }) : { summary: [] },
                api.get('calls.list', { query: { open: true, count: MOST }, signal }),
            ]);
            return {
                agents: agentRows(staff.users, served.queue),
                departments: departments.departments,
                queues: queues.summary,
                calls: calls.calls,
                at: Date.now(),
            };
        },
        revision,
    );
}
