import { describe, expect, it } from 'vitest';
import { known, loaded, reduce, saved, type Conversation } from '../console/store/conversation';
import { event, message, mine, room, written } from './make';

const open = (values = {}): Conversation => loaded(known(room(values)), [], false);
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

    it('is not changed by an event that it has already', () => {
        const once = reduce(open(), written(2));
        expect(reduce(once, written(2))).toBe(once);
    });

    it('shows a message once that was saved before its event came', () => {
        const both = reduce(saved(open(), message(2, mine)), written(2, mine));
        expect(seqs(both)).toEqual([2]);
    });

    it('puts older pages before what is there, and each message once', () => {
        const newest = loaded(known(room({ seq: 6 })), [message(6), message(5)], true);
        const all = loaded(newest, [message(5), message(4), message(3)], false);
        expect(seqs(all)).toEqual([3, 4, 5, 6]);
        expect(all.hasOlder).toBe(false);
    });

    it('keeps messages that come while it is being read', () => {
        const ahead = reduce(known(room({ seq: 5 })), written(6));
        expect(seqs(loaded(ahead, [message(5), message(4)], true))).toEqual([4, 5, 6]);
    });

    it('keeps only the last messages while it is not open', () => {
        const busy = Array.from({ length: 200 }, (_, index) => written(index + 2)).reduce(reduce, known(room()));
        expect(busy.messages.length).toBe(50);
        expect(busy.messages.at(-1)!.seq).toBe(201);
    });

    it('shows an edited text in the messages and as the last message', () => {
        const edited = reduce(reduce(open(), written(2)), event('message-edited', 3, { message: { _id: 'm2', rid: 'r1', seq: 2, msg: 'new', editedAt: 'x', editedBy: mine.u } }));
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
        const gone = reduce(open(), event('conversation-transferred', 2, { message: message(2, { t: 'livechat_transfer_history' }), room: { servedBy: null } }));
        expect(gone.isGone).toBe(true);
        const back = reduce(gone, event('conversation-assigned', 3, { message: message(3, { t: 'uj' }), room: { servedBy: { _id: 'ana', username: 'ana', ts: 'x' } } }));
        expect(back.isGone).toBe(false);
        expect(back.room.servedBy!._id).toBe('ana');
    });

    it('is closed with what was said, and neither open nor on hold any more', () => {
        const held = reduce(open(), event('conversation-held', 2, { message: message(2, { t: 'omnichannel_placed_chat_on_hold' }), room: { heldAt: 'x' } }));
        expect(held.room.onHold).toBe(true);
        const closed = reduce(held, event('conversation-closed', 3, { message: message(3, { t: 'livechat-close', msg: 'done' }), room: { cl: true, closedAt: 'x', closer: 'user' } }));
        expect(closed.room).toMatchObject({ cl: true, closer: 'user', closingMessage: 'done' });
        expect(closed.room.onHold).toBeUndefined();
        expect(closed.room.open).toBeUndefined();
    });
});
