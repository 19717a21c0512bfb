import { describe, expect, it } from 'vitest';
import { begun, lastFromOthers, loaded, loadedAfresh, reduce, saved, shortened, stateOf, type Conversation } from '../../widget/frame/conversation';
import { event, message, ROOM, roomState } from './made';

const start = () => ({ ...begun(roomState()), isLoaded: true });
const say = (seq: number, msg: string, from?: string) => event('message', seq, { message: message(seq, msg, from) });
const texts = (conversation: Conversation) => conversation.messages.map(({ msg }) => msg);

describe('reduce', () => {
    it('adds each message once, whatever comes twice', () => {
        const events = [say(2, 'a'), say(3, 'b', 'ana'), say(2, 'a'), say(3, 'b', 'ana'), say(4, 'c')];
        expect(texts(events.reduce(reduce, start()))).toEqual(['a', 'b', 'c']);
    });

    it('has the same state after events that were missed as after live ones', () => {
        const events = [say(2, 'a'), say(3, 'b', 'ana'), event('message-edited', 4, { message: { _id: 'm2', rid: ROOM, seq: 2, msg: 'A',
            editedAt: '2026-11-22T09:05:00.000Z', editedBy: { _id: 'v', username: 'guest-1' } } })];
        const [live, late] = [events.reduce(reduce, start()), [...events, ...events].reduce(reduce, start())];
        expect(late).toEqual(live);
        expect(texts(live)).toEqual(['A', 'b']);
    });

    it('leaves events of other rooms alone', () => {
        expect(reduce(start(), { ...say(2, 'a'), rid: 'another' })).toEqual(start());
    });

    it('counts what agents wrote as unread until the visitor has read it', () => {
        const after = [say(2, 'a', 'ana'), say(3, 'b', 'ana')].reduce(reduce, start());
        expect(after.room.unread).toBe(2);
        const read = reduce(after, event('conversation-cursor-moved', 4, { cursor: { side: 'visitor', deliveredSeq: 2, readSeq: 2 } }));
        expect(read.room.unread).toBe(1);
    });

    it('shows how far the agent has come, and that who writes has read', () => {
        const mine = reduce(start(), say(2, 'a'));
        expect(stateOf(mine.messages[0]!, mine.room)).toBe('saved');
        const delivered = reduce(mine, event('conversation-cursor-moved', 3, { cursor: { side: 'user', deliveredSeq: 2, readSeq: 0 } }));
        expect(stateOf(delivered.messages[0]!, delivered.room)).toBe('delivered');
        const answered = reduce(delivered, say(4, 'b', 'ana'));
        expect(stateOf(answered.messages[0]!, answered.room)).toBe('read');
    });

    it('takes back what was deleted, also when a page of history that is older brings it', () => {
        const after = [say(2, 'a'), say(3, 'b'), event('message-deleted', 4, { message: { _id: 'm2',
            rid: ROOM, seq: 2, deleted: true } })].reduce(reduce, start());
        expect(texts(after)).toEqual(['b']);
        expect(texts(loaded(after, [message(2, 'a'), message(3, 'b')], false))).toEqual(['b']);
    });

    it('follows the agent who serves, through a transfer to the end', () => {
        const ana = { _id: 'ana', username: 'ana', ts: '' };
        const served = reduce(start(), event('conversation-assigned', 2, { room: { served: true, servedBy: ana } }));
        expect(served.room).toMatchObject({ served: true, servedBy: ana });
        expect(served.room.queuedAt).toBeUndefined();
        const moved = reduce(served, event('conversation-transferred', 3, { room: { served: false, servedBy: null, departmentId: 'sales',
            queuedAt: '2026-11-22T09:01:00.000Z' } }));
        expect(moved.room).toMatchObject({ served: false, departmentId: 'sales', queuedAt: '2026-11-22T09:01:00.000Z' });
        expect(moved.room.servedBy).toBeUndefined();
        const closed = reduce(moved, event('conversation-closed', 4, { room: { cl: true, closedAt: '2026-11-22T09:02:00.000Z', closer: 'user' } }));
        expect(closed.room).toMatchObject({ cl: true });
        expect(closed.room.queuedAt).toBeUndefined();
    });

    it('asks for a proof until there is one, and not between two agents', () => {
        const waits = begun({ ...roomState(), queuedAt: undefined } as never);
        expect(waits.mustVerify).toBe(true);
        const ended = reduce(waits, event('conversation-verification-ended', 2, { room: { verified: true } }));
        expect(ended).toMatchObject({ mustVerify: false, room: { verified: true, queuedAt: '2026-11-22T09:00:00.000Z' } });
        const handed = reduce(start(), event('conversation-transferred', 2, { room: { served: false, servedBy: null, departmentId: null } }));
        expect(handed.mustVerify).toBe(false);
    });
});

describe('history', () => {
    it('keeps what is on the screen after a reset until the newest page is there', () => {
        const before = [say(2, 'a'), say(3, 'b', 'ana')].reduce(reduce, start());
        const reset = begun(roomState({ seq: 9 }), before);
        expect(texts(reset)).toEqual(['a', 'b']);
        expect(reset.isLoaded).toBe(false);
        expect(texts(loadedAfresh(reset, [message(8, 'y'), message(9, 'z')], true))).toEqual(['y', 'z']);
        expect(texts(loadedAfresh(reset, [message(2, 'a'), message(9, 'z')], false))).toEqual(['a', 'z']);
    });

    it('shows nothing of another room', () => {
        expect(begun(roomState({ _id: 'another' }), reduce(start(), say(2, 'a'))).messages).toEqual([]);
    });

    it('keeps what came live while the page was read', () => {
        const live = reduce(start(), say(5, 'new', 'ana'));
        expect(texts(loaded(live, [message(3, 'x'), message(2, 'w')], false))).toEqual(['w', 'x', 'new']);
    });

    it('keeps the later version of a message', () => {
        const edited = saved(start(), message(2, 'late', undefined, { _updatedAt: '2026-11-22T10:00:00.000Z' }));
        expect(texts(loaded(edited, [message(2, 'early')], false))).toEqual(['late']);
    });

    it('keeps a hundred messages on the device and says that there are more', () => {
        const long = { ...start(), messages: Array.from({ length: 150 }, (_, index) => message(index + 2, `${index}`)) };
        expect(shortened(long).messages).toHaveLength(100);
        expect(shortened(long).hasOlder).toBe(true);
        expect(shortened(long).messages.at(-1)?.msg).toBe('149');
    });

    it('knows the last message of others', () => {
        expect(lastFromOthers([say(2, 'a', 'ana'), say(3, 'b')].reduce(reduce, start()))).toBe(2);
    });
});
