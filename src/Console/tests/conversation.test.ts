import { describe, expect, it } from 'vitest';
import { begun, extended, known, opened, reduce, saved, type Conversation } from '../console/store/conversation';
import { event, message, mine, page, room, written } from './make';

const open = (values = {}): Conversation => opened(page(room(values)), []);
const edited = (seq: number, of: number, msg: string) =>
    event('message-edited', seq, { message: { _id: `m${of}`, rid: 'r1', seq: of, msg, editedAt: 'x', editedBy: mine.u } });
const deleted = (seq: number, of: number) => event('message-deleted', seq, { message: { _id: `m${of}` } });
const seqs = (conversation: Conversation) => conversation.messages.map(({ seq }) => seq);

describe('conversation', () => {
    it('counts what the visitor wrote as unread and waiting, until the agent answers', () => {
        const waiting = [written(2), written(3)].reduce(reduce, open());
        expect(waiting.room).toMatchObject({ unread: 2, waitingResponse: true, msgs: 2 });
        expect(waiting.waitsSince).toBe(message(2).ts);
        const answered = reduce(waiting, written(4, mine));
        expect(answered.room.unread).toBe(0);
        expect(answered.room.waitingResponse).toBeUndefined();
        expect(answered.waitsSince).toBeUndefined();
    });

    it('keeps nothing of what was said when it is made anonymous', () => {
        const before = opened(page(room({ topic: 'secret' }), [message(2)]), []);
        const left = room({ _id: before.room._id, fname: 'Anonymous', cl: true, anonymized: true });
        const after = reduce(before, event('conversation-anonymized', 9, { room: left }));
        expect(after).toMatchObject({ messages: [], hasOlder: false, seq: 9 });
        expect(after.room).toEqual(left);
        expect(begun(event('conversation-anonymized', 9, { room: left }))).toBeUndefined();
    });

    it('is not changed by an event that it has already', () => {
        const once = reduce(open(), written(2));
        expect(reduce(once, written(2))).toBe(once);
    });

    it('shows a message once that was saved before its event came', () => {
        const both = reduce(saved(open(), message(2, mine)), written(2, mine));
        expect(seqs(both)).toEqual([2]);
    });

    it('puts older pages before what is there, and each message once', () => {
        const newest = opened(page(room({ seq: 6 }), [message(6), message(5)], true), []);
        const all = extended(newest, [message(5), message(4), message(3)], false, []);
        expect(seqs(all)).toEqual([3, 4, 5, 6]);
        expect(all.hasOlder).toBe(false);
    });

    it('has what happened while it was being read, though the page is older', () => {
        const events = [written(7), edited(8, 5, 'new'), deleted(9, 4)];
        const all = opened(page(room({ seq: 6 }), [message(5), message(4)], true), events);
        expect(all.messages.map(({ seq, msg }) => [seq, msg])).toEqual([
            [5, 'new'],
            [7, 'text 7'],
        ]);
        expect(all.seq).toBe(9);
    });

    it('has what happened to older messages while they were read', () => {
        const newest = opened(page(room({ seq: 6 }), [message(6)], true), []);
        const events = [edited(7, 2, 'new'), deleted(8, 3)];
        const all = extended(events.reduce(reduce, newest), [message(2), message(3)], false, events);
        expect(all.messages.map(({ seq, msg }) => [seq, msg])).toEqual([
            [2, 'new'],
            [6, 'text 6'],
        ]);
    });

    it('leaves a message deleted or edited that the server says it has saved after that', () => {
        const gone = [written(2, mine), deleted(3, 2)].reduce(reduce, open());
        expect(seqs(saved(gone, message(2, mine)))).toEqual([]);
        const changed = [written(2, mine), edited(3, 2, 'new')].reduce(reduce, open());
        expect(saved(changed, message(2, mine)).messages[0]!.msg).toBe('new');
    });

    it('keeps only the last messages while it is not open', () => {
        const busy = Array.from({ length: 200 }, (_, index) => written(index + 2)).reduce(reduce, known(room()));
        expect(busy.messages.length).toBe(50);
        expect(busy.messages.at(-1)!.seq).toBe(201);
    });

    it('shows an edited text in the messages and as the last message', () => {
        const edited = reduce(
            reduce(open(), written(2)),
            event('message-edited', 3, { message: { _id: 'm2', rid: 'r1', seq: 2, msg: 'new', editedAt: 'x', editedBy: mine.u } }),
        );
        expect(edited.messages[0]!.msg).toBe('new');
        expect(edited.room.lastMessage!.msg).toBe('new');
    });

    it('forgets a deleted message', () => {
        expect(seqs(reduce(reduce(open(), written(2)), event('message-deleted', 3, { message: { _id: 'm2' } })))).toEqual([]);
    });

    it('shows notes and their changes without counting them as answers', () => {
        const waiting = reduce(open(), written(2));
        const noted = reduce(waiting, event('note', 3, { message: message(3, { ...mine, t: 'note' }) }));
        expect(noted.room).toMatchObject({ waitingResponse: true, unread: 1 });
        const changed = reduce(noted, event('note-edited', 4, { message: { _id: 'm3', msg: 'other' } }));
        expect(changed.messages[1]!.msg).toBe('other');
        expect(seqs(reduce(changed, event('note-deleted', 5, { message: { _id: 'm3' } })))).toEqual([2]);
    });

    it('notes how far the visitor has read, and counts what the agent has not', () => {
        const three = [written(2), written(3), written(4)].reduce(reduce, open());
        const read = reduce(three, event('conversation-cursor-moved', 5, { cursor: { side: 'user', deliveredSeq: 3, readSeq: 3 } }));
        expect(read.room.unread).toBe(1);
        const visitor = reduce(read, event('conversation-cursor-moved', 6, { cursor: { side: 'visitor', deliveredSeq: 4, readSeq: 3 } }));
        expect(visitor.visitor).toEqual({ delivered: 4, read: 3 });
    });

    it('is gone when it goes to another agent, and back when it is assigned again', () => {
        const gone = reduce(
            open(),
            event('conversation-transferred', 2, { message: message(2, { t: 'livechat_transfer_history' }), room: { servedBy: null } }),
        );
        expect(gone.isGone).toBe(true);
        const back = reduce(
            gone,
            event('conversation-assigned', 3, { message: message(3, { t: 'uj' }), room: { servedBy: { _id: 'ana', username: 'ana', ts: 'x' } } }),
        );
        expect(back.isGone).toBe(false);
        expect(back.room.servedBy!._id).toBe('ana');
    });

    it('is closed with what was said, and neither open nor on hold any more', () => {
        const held = reduce(
            open(),
            event('conversation-held', 2, { message: message(2, { t: 'omnichannel_placed_chat_on_hold' }), room: { heldAt: 'x' } }),
        );
        expect(held.room.onHold).toBe(true);
        const closed = reduce(
            held,
            event('conversation-closed', 3, {
                message: message(3, { t: 'livechat-close', msg: 'done' }),
                room: { cl: true, closedAt: 'x', closer: 'user' },
            }),
        );
        expect(closed.room).toMatchObject({ cl: true, closer: 'user', closingMessage: 'done' });
        expect(closed.room.onHold).toBeUndefined();
        expect(closed.room.open).toBeUndefined();
    });
});
