import type { RoomState, VisitorEvent, VisitorMessage } from '../../widget/frame/conversation';

export const ROOM = 'room1';
export const AT = '2026-11-22T09:00:00.000Z';

export function roomState(change: Partial<RoomState> = {}): RoomState {
    return {
        _id: ROOM, seq: 1, cl: false, ts: AT, verified: false, served: false, onHold: false, queuedAt: AT, unread: 0,
        agentCursor: { deliveredSeq: 0, readSeq: 0 }, ...change,
    };
}

/** A message of the visitor, or of an agent when `from` is given. */
export function message(seq: number, msg: string, from?: string, change: Partial<VisitorMessage> = {}): VisitorMessage {
    return {
        _id: `m${seq}`, rid: ROOM, msg, seq, ts: AT, _updatedAt: AT, urls: [], mentions: [], channels: [], md: [],
        u: from ? { _id: from, username: from, name: from.toUpperCase() } : { _id: 'v', username: 'guest-1' }, ...(from ? {} : { alias: 'Ada' }), ...change,
    };
}

type Common = 'kind' | 'seq' | 'position' | 'at' | 'rid';

export function event<K extends VisitorEvent['kind']>(kind: K, seq: number, rest: Omit<Extract<VisitorEvent, { kind: K }>, Common>): VisitorEvent {
    return { kind, seq, position: seq, at: AT, rid: ROOM, ...rest } as unknown as VisitorEvent; // The rest has the members of this kind.
}
