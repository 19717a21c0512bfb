import type { Call } from '@shared/types';
import type { Conversation } from '../../store/conversation';
import type { Change } from '../../store/liveStore';

export type NoticeKind = 'assigned' | 'message' | 'queued' | 'call';

/** Something that the user should see soon. */
export interface Notice {
    /** The room or call; a later notice of the same takes its place. */
    readonly id: string;
    readonly kind: NoticeKind;
    readonly name: string;
    readonly body: string;
    readonly path: string;
}

export interface Viewer {
    readonly userId: string;
    /** The room on the screen while the user looks at it. */
    readonly lookedAt: string | undefined;
    /** Whether the user takes chats, so that new ones in the queue concern him. */
    readonly takesChats: boolean;
}

const OLD_MS = 60_000;
const LONGEST_BODY = 140;

/** What a change tells the user; undefined = nothing that he should be called for. */
export function noticeOf({ event, before, after }: Change, viewer: Viewer): Notice | undefined {
    if (event.kind === 'call-changed') return callNotice(event.call, viewer);
    if (!('rid' in event) || (before && before === after) || viewer.lookedAt === event.rid) return undefined;
    const notice = (kind: NoticeKind, body: string): Notice => ({
        id: event.rid,
        kind,
        name: after?.room.fname ?? '',
        body: shortened(body),
        path: `/inbox/${encodeURIComponent(event.rid)}`,
    });
    if (event.kind === 'conversation-assigned') {
        const isNews =
            event.room.servedBy._id === viewer.userId && event.actor !== `user:${viewer.userId}` && before?.room.servedBy?._id !== viewer.userId;
        return isNews ? notice('assigned', after?.room.lastMessage?.msg ?? '') : undefined;
    }
    if (event.kind === 'message') {
        const isForMe = after?.room.servedBy?._id === viewer.userId && event.message.u._id === after.room.v._id;
        return isForMe ? notice('message', event.message.msg || (event.message.file?.name ?? '')) : undefined;
    }
    return viewer.takesChats && isWaiting(after) && !isWaiting(before) ? notice('queued', '') : undefined;
}

/** Whether a change is news. What is caught up on after an interruption is not told one by one. */
export const isNews = ({ event, isLive }: Change, now: number): boolean => isLive && now - Date.parse(event.at) < OLD_MS;

export const isWaiting = (conversation: Conversation | undefined): boolean =>
    conversation !== undefined &&
    !conversation.isGone &&
    !conversation.room.cl &&
    !conversation.room.servedBy &&
    conversation.room.queuedAt !== undefined;

export const rings = (call: Call, userId: string): boolean =>
    call.open && call.state === 'ringing' && (call.ringing?.some((user) => user._id === userId) ?? false);

function callNotice(call: Call, { userId }: Viewer): Notice | undefined {
    if (!rings(call, userId)) return undefined;
    return { id: call._id, kind: 'call', name: call.contact?.name ?? call.number ?? '', body: '', path: `/calls/${encodeURIComponent(call._id)}` };
}

const shortened = (text: string): string => (text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text);
