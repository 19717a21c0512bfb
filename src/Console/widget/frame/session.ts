import { signal } from '@preact/signals';
import { Api } from '@shared/api/client';
import { ApiError } from '@shared/api/errors';
import { untilDone } from '@shared/api/retry';
import { LiveConnection } from '@shared/live/connection';
import { JsonHub } from '@shared/live/jsonHub';
import type { Schemas } from '@shared/api/client';
import {
    begun, lastFromOthers, loaded, loadedAfresh, reduce, saved, shortened, type Conversation, type VisitorEvent, type VisitorMessage,
} from './conversation';
import { readText, Records, writeText } from './device';
import { forgetToken, visitorToken } from './visitor';

type Snapshot = Schemas['VisitorSnapshot'];

interface Kept {
    position: number;
    conversation: Conversation;
}

const ROOM = 'room';
const STATE = 'state';
const PAGE = 50;
const KEEP_AFTER_MS = 300;
const TYPING_ENDS_AFTER_MS = 10_000;
const LEAVE_AFTER_MS = 10_000;

/** Refusals of a call by which nothing that follows can succeed. */
export const BLOCKED = 'error-contact-channel-blocked';
const isAbout = (failure: unknown, code: string) => failure instanceof Error && (failure.message.includes(code) || (failure instanceof ApiError
    && failure.code === code));
const isUnknown = (failure: unknown) => ['invalid-token', 'invalid-room'].some((code) => isAbout(failure, code));

/** The visitor's conversation with the server: its state by position, and all requests that carry the visitor's token. */
export class Session {
    readonly conversation = signal<Conversation | undefined>(undefined);
    readonly queue = signal<Schemas['QueuePlace'] | undefined>(undefined);
    /** The agent who types; an empty name = somebody. */
    readonly typing = signal<string | undefined>(undefined);
    readonly isBlocked = signal(false);
    readonly live = signal<LiveConnection<VisitorEvent, Snapshot> | undefined>(undefined);
    readonly api = new Api({ credentials: 'same-origin', headers: () => ({ 'X-Visitor-Token': this.token }) });
    readonly #records = new Records('conversation');
    #position: number | null = null;
    /** The last message that the visitor has read, whether or not the server heard of it. */
    #readTo = 0;
    #keepTimer: ReturnType<typeof setTimeout> | undefined;
    #typingTimer: ReturnType<typeof setTimeout> | undefined;

    /** @param onEvent Told of every event after the state has it. */
    constructor(private readonly onEvent: (event: VisitorEvent, isLive: boolean) => void) {
        addEventListener('storage', ({ key }) => key === `contactcenter.${ROOM}` && void this.resume());
    }

    get token(): string {
        return visitorToken();
    }

    /** Shows what the device has kept, then catches up. */
    async resume(): Promise<void> {
        const roomId = readText(ROOM);
        if (!roomId) return this.forget();
        if (this.conversation.peek()?.room._id === roomId) return;
        const kept = await this.#records.read<Kept>(STATE);
        const isKept = kept?.conversation.room._id === roomId;
        this.#position = isKept ? kept.position : null;
        if (isKept) this.conversation.value = kept.conversation;
        if (!isKept || !kept.conversation.room.cl || !kept.conversation.isLoaded) this.#connect(roomId);
    }

    /** Begins to show a room that the server has opened. */
    enter(room: Schemas['VisitorRoom']): void {
        if (this.conversation.peek()?.room._id === room._id) return;
        writeText(ROOM, room._id);
        this.#position = null;
        this.#readTo = 0;
        this.#connect(room._id);
    }

    /** The room is gone, or the visitor begins another. */
    forget(): void {
        this.live.peek()?.stop();
        this.live.value = undefined;
        this.#position = null;
        this.#readTo = 0;
        writeText(ROOM, '');
        void this.#records.remove(STATE);
        this.conversation.value = undefined;
        this.queue.value = undefined;
        this.typing.value = undefined;
    }

    block(): void {
        this.isBlocked.value = true;
        this.live.peek()?.stop();
    }

    /** Adds what the response to a write said. */
    save(message: VisitorMessage): void {
        const conversation = this.conversation.peek();
        if (conversation?.room._id === message.rid) this.#set(saved(conversation, message));
    }

    async readOlder(): Promise<void> {
        const conversation = this.conversation.peek();
        const oldest = conversation?.messages[0];
        if (!conversation || !oldest) return;
        const { messages } = await this.#history(conversation.room._id, oldest.ts);
        const after = this.conversation.peek();
        if (after) this.#set(loaded(after, messages, messages.some((message) => message.seq < oldest.seq) && messages.length === PAGE));
    }

    /** Tells the server how far the visitor has read. */
    read(seq: number): void {
        const conversation = this.conversation.peek();
        if (!conversation || conversation.room.unread === 0) return;
        this.#readTo = Math.max(this.#readTo, seq);
        this.live.peek()?.tell('Read', seq);
        this.#set({ ...conversation, room: { ...conversation.room, unread: 0 } });
    }

    /** What was read while the connection did not stand, or was told into one that was cut, is told again. */
    #tellRead(): void {
        const conversation = this.conversation.peek();
        const seq = conversation?.room.unread === 0 ? Math.max(this.#readTo, lastFromOthers(conversation)) : this.#readTo;
        if (seq > 0) this.live.peek()?.tell('Read', seq);
    }

    #connect(roomId: string): void {
        this.live.peek()?.stop();
        const live: LiveConnection<VisitorEvent, Snapshot> = new LiveConnection<VisitorEvent, Snapshot>({
            hub: (ticket) => new JsonHub('/hubs/visitor', ticket),
            ticket: () => Promise.resolve(''),
            subscriber: () => [this.token, roomId],
            isFinal: (failure) => this.#end(failure),
            position: () => this.#position,
            onReset: ({ position, snapshot }) => this.#reset(position, snapshot),
            onEntries: (entries) => this.#apply(entries, live.status.peek().kind === 'live'),
            onPosition: (position) => this.#moveTo(position),
            onSignal: (name, value) => this.#signal(name, value),
            signals: ['typing', 'queueData', 'blocked'],
            onLive: () => {
                this.#tellRead();
                if (this.conversation.peek()?.isLoaded === false) void this.#load(roomId);
            },
        });
        this.live.value = live;
        live.start();
    }

    /** A refusal that no repetition changes. Another token or room begins the next time that the visitor writes. */
    #end(failure: unknown): boolean {
        if (isAbout(failure, BLOCKED)) this.block();
        else if (isUnknown(failure)) {
            if (isAbout(failure, 'invalid-token')) forgetToken();
            this.forget();
        } else return false;
        return true;
    }

    #reset(position: number, { room }: Snapshot): void {
        if (!room) return this.forget();
        this.#position = position;
        this.#set(begun(room, this.conversation.peek()));
        if (this.live.peek()?.status.peek().kind === 'live') void this.#load(room._id);
    }

    async #load(roomId: string): Promise<void> {
        const messages = await untilDone(() => this.#history(roomId)).then((response) => response.messages, (failure: unknown) => void this.#end(failure));
        const conversation = this.conversation.peek();
        if (messages && conversation?.room._id === roomId) this.#set(loadedAfresh(conversation, messages, messages.length === PAGE));
    }

    #history(rid: string, end?: string): Promise<Schemas['ListVisitorMessagesResponse']> {
        // The token goes in a header, which the typed description does not know as its other place.
        const query = { limit: PAGE, ...(end ? { end } : {}) } as { token: string; limit: number; end?: string };
        return this.api.get('livechat/messages.history/{rid}', { path: { rid }, query });
    }

    #apply(events: readonly VisitorEvent[], isLive: boolean): void {
        for (const event of events) {
            this.#position = event.position;
            const before = this.conversation.peek();
            if (!before) continue;
            this.#set(reduce(before, event));
            if (event.kind === 'message') this.typing.value = undefined;
            if (event.kind === 'conversation-assigned' || event.kind === 'conversation-closed') this.queue.value = undefined;
            // The event has the agent's user name alone; history says its name.
            if (event.kind === 'conversation-assigned' && event.room.servedBy && isLive) void this.#load(event.rid);
            this.onEvent(event, isLive);
        }
        if (this.conversation.peek()?.room.cl) this.#leaveSoon();
    }

    /** A closed conversation has nothing to tell any more, but why it was closed may follow: that the visitor is blocked. */
    #leaveSoon(): void {
        const live = this.live.peek();
        setTimeout(() => live?.stop(), LEAVE_AFTER_MS);
    }

    #moveTo(position: number): void {
        if (position > (this.#position ?? -1)) this.#position = position;
        this.#keep();
    }

    #signal(name: string, value: unknown): void {
        if (name === 'blocked') this.block();
        else if (name === 'queueData') this.queue.value = value as Schemas['QueuePlace'];
        else if (name === 'typing') {
            const { typing, username } = value as Schemas['VisitorTyping'];
            clearTimeout(this.#typingTimer);
            this.typing.value = typing ? (username ?? '') : undefined;
            if (typing) this.#typingTimer = setTimeout(() => (this.typing.value = undefined), TYPING_ENDS_AFTER_MS);
        }
    }

    #set(conversation: Conversation): void {
        this.conversation.value = conversation;
        this.#keep();
    }

    /** Keeps state and position together, so that what is kept is always one moment. */
    #keep(): void {
        this.#keepTimer ??= setTimeout(() => {
            this.#keepTimer = undefined;
            const conversation = this.conversation.peek();
            if (conversation && this.#position !== null)
                void this.#records.write(STATE, { position: this.#position, conversation: shortened(conversation) } satisfies Kept);
        }, KEEP_AFTER_MS);
    }
}
