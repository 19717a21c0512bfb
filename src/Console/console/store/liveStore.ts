import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { AgentEvent, AgentSnapshot, Call, Caller, Message, Room } from '@shared/types';
import { ConversationList, inOrderOfId, inOrderOfQueue } from './conversationList';
import { begun, extended, furthest, known, opened, reduce, saved, type Conversation, type Page, type RoomEvent } from './conversation';

/** A call, and what is known of the person outside while it rings. */
export interface ShownCall {
    readonly call: Call;
    readonly caller?: Caller;
}

/** What an event changed, for those who notify or read lists afresh. */
export interface Change {
    readonly event: AgentEvent;
    readonly before?: Conversation | undefined;
    readonly after?: Conversation | undefined;
    /** False while what was missed is made up for. */
    readonly isLive: boolean;
}

/** The events of a room since a request for it was sent. */
export interface Collected {
    readonly events: readonly RoomEvent[];
    end(): void;
}

/** What is kept on the device between two visits. */
export interface StoredState {
    readonly position: number;
    readonly conversations: readonly Conversation[];
    readonly calls: readonly ShownCall[];
}

export interface StoreOptions {
    userId: string;
    /** Whether the user sees every conversation, also those that go to others. */
    seesAll(): boolean;
    /** Reads a room of which an event told, but not enough to show it; tries until it is there or refused. */
    readRoom(roomId: string): Promise<Room>;
    /** Told of every event after the state has it. */
    onChange?(change: Change): void;
}

const MOST_STORED_MESSAGES = 50;

/** The state of the screen: a snapshot and every event after it. */
export class LiveStore {
    readonly #conversations = new Map<string, Signal<Conversation>>();
    readonly #ids = signal(0);
    readonly #calls = signal<ReadonlyMap<string, ShownCall>>(new Map());
    /** Rooms of which the store reads what no event told, each with the position of the event that began it. */
    readonly #reading = new Map<string, number>();
    /** Events of rooms that REST is asked for. */
    readonly #collecting = new Map<string, Set<RoomEvent[]>>();
    /** How many parts of the screen show a room; those are kept when they are over. */
    readonly #shown = new Map<string, number>();
    readonly #position = signal<number | null>(null);
    readonly #generation = signal(0);
    readonly #mine = new ConversationList(({ room, isGone }) => !isGone && !room.cl && room.servedBy?._id === this.options.userId, inOrderOfId);
    readonly #queue = new ConversationList(({ room, isGone }) => !isGone && !room.cl && !room.servedBy && room.queuedAt !== undefined, inOrderOfQueue);

    /** Open conversations that the user serves; those on hold too. */
    readonly mine = this.#mine.value;

    /** Conversations that wait and that the user may take, in the order of the queue. */
    readonly queue = this.#queue.value;

    readonly calls = computed(() => [...this.#calls.value.values()]);

    constructor(private readonly options: StoreOptions) {}

    /** The last position that the client was told of; null = it starts with a snapshot. */
    get position(): ReadonlySignal<number | null> {
        return this.#position;
    }

    /** Counts up each time when everything was replaced: whoever shows what REST said reads it again. */
    get generation(): ReadonlySignal<number> {
        return this.#generation;
    }

    find(roomId: string): ReadonlySignal<Conversation> | undefined {
        void this.#ids.value;
        return this.#conversations.get(roomId);
    }

    call(callId: string): ShownCall | undefined {
        return this.#calls.value.get(callId);
    }

    /** Goes on from what the device has kept. */
    restore(stored: StoredState): void {
        batch(() => {
            for (const conversation of stored.conversations) this.#put(conversation.room._id, conversation);
            this.#calls.value = new Map(stored.calls.map((shown) => [shown.call._id, shown]));
            this.#position.value = stored.position;
        });
    }

    /** What the device keeps, with the newest messages of the rooms that were opened. */
    toStored(): StoredState | undefined {
        const position = this.#position.peek();
        if (position === null) return undefined;
        const conversations = [...this.#conversations.values()].map((each) => each.peek()).filter(({ isGone, room }) => !isGone && !room.cl);
        // A room that is still being read is in no list yet: after a reload its event has to come once more.
        const before = Math.min(position, ...[...this.#reading.values()].map((begunAt) => begunAt - 1));
        return { position: before, conversations: conversations.map(shortened), calls: [...this.#calls.peek().values()] };
    }

    /** Forgets everything and goes on from a snapshot. */
    reset(position: number, snapshot: AgentSnapshot): void {
        batch(() => {
            this.#conversations.clear();
            this.#mine.clear();
            this.#queue.clear();
            this.#reading.clear();
            for (const room of [...snapshot.rooms, ...snapshot.queue]) this.#put(room._id, known(room));
            this.#calls.value = new Map(snapshot.calls.map((call) => [call._id, { call }]));
            this.#position.value = position;
            this.#ids.value++;
            this.#generation.value++;
        });
    }

    apply(events: readonly AgentEvent[], isLive: boolean): void {
        batch(() => {
            for (const event of events) {
                this.#applyOne(event, isLive);
                this.#position.value = event.position;
            }
        });
    }

    moveTo(position: number): void {
        if (position > (this.#position.peek() ?? -1)) this.#position.value = position;
    }

    /** Keeps a room while a part of the screen shows it; returns what ends that. */
    keep(roomId: string): () => void {
        this.#shown.set(roomId, (this.#shown.get(roomId) ?? 0) + 1);
        return () => {
            const others = this.#shown.get(roomId)! - 1;
            if (others > 0) return void this.#shown.set(roomId, others);
            this.#shown.delete(roomId);
            const conversation = this.#conversations.get(roomId)?.peek();
            if (conversation) this.#keepOrDrop(roomId, shortened(conversation));
        };
    }

    /** Collects the events of a room from now on. REST's response may be older than they are. */
    collect(roomId: string, events: RoomEvent[] = []): Collected {
        const all = this.#collecting.get(roomId) ?? new Set();
        this.#collecting.set(roomId, all.add(events));
        const end = () => { if (all.delete(events) && all.size === 0) this.#collecting.delete(roomId); };
        return { events, end };
    }

    /**
     * Takes over the newest page of a room, with the events since it was asked for. False = the store knows more than both: it has to be read again.
     */
    open(page: Page, events: readonly RoomEvent[]): boolean {
        const before = this.#conversations.get(page.room._id)?.peek();
        const next = opened(page, events, before);
        if (before && next.seq < before.seq) return false;
        const cursors = before ? { visitor: furthest(before.visitor, next.visitor), agent: furthest(before.agent, next.agent) } : {};
        const isKnown = before?.isLoaded && before.seq === next.seq;
        this.#put(page.room._id, { ...(isKnown ? before : next), ...cursors });
        return true;
    }

    /** Drops the messages of a room that no part of the screen shows; opening it reads them again. */
    dropMessages(roomId: string): void {
        if (!this.#shown.has(roomId)) this.#change(roomId, (before) => ({ ...before, messages: [], isLoaded: false, hasOlder: true }));
    }

    /** Adds the messages before one, with the events since they were asked for. What was read before that message is not the first one any more is left. */
    extend(roomId: string, beforeSeq: number, page: Pick<Page, 'messages' | 'hasOlder'>, events: readonly RoomEvent[]): void {
        this.#change(roomId, (before) => {
            const isNext = before.isLoaded && before.messages[0]?.seq === beforeSeq;
            return isNext ? extended(before, page.messages, page.hasOlder, events) : before;
        });
    }

    /** What is known of a room may be old: whoever shows it reads it again. */
    readAgain(roomId: string): void {
        this.#change(roomId, (before) => ({ ...before, isLoaded: false }));
    }

    /** A room is gone, or the user may not see it: nothing of it stays. */
    forget(roomId: string): void {
        if (!this.#conversations.delete(roomId)) return;
        this.#list(roomId, undefined);
        this.#ids.value++;
    }

    /** Takes over a message that the server has saved, before its event comes. */
    save(message: Message): void {
        this.#change(message.rid, (before) => saved(before, message));
    }

    /** Takes over what REST says of a call, unless the store knows it later. */
    showCall(call: Call): void {
        const known = this.#calls.peek().get(call._id);
        if (known && known.call.seq >= call.seq) this.#setCall({ ...known, call: known.call });
        else this.#setCall({ call, ...(known?.caller ? { caller: known.caller } : {}) });
    }

    #applyOne(event: AgentEvent, isLive: boolean): void {
        if (event.kind === 'call-changed') this.#applyCall(event);
        else if (event.kind === 'call-left') this.#dropCall(event.callId);
        else if ('rid' in event) return this.#applyToRoom(event, isLive);
        this.options.onChange?.({ event, isLive });
    }

    #applyToRoom(event: RoomEvent, isLive: boolean): void {
        for (const events of this.#collecting.get(event.rid) ?? []) events.push(event);
        const before = this.#conversations.get(event.rid)?.peek();
        // Of a conversation that was gone nothing was told meanwhile, so it begins again.
        const start = before?.isGone ? begun(event) ?? before : before ?? begun(event);
        const isBack = event.kind === 'conversation-assigned' && event.room.servedBy._id === this.options.userId && (!start || start.isGone);
        if (isBack && !this.#reading.has(event.rid)) void this.#read(event);
        const after = start && this.#seen(reduce(start, event));
        if (after) this.#keepOrDrop(event.rid, after);
        this.options.onChange?.({ event, before, after, isLive });
    }

    #seen(conversation: Conversation): Conversation {
        return this.options.seesAll() && conversation.isGone ? { ...conversation, isGone: false } : conversation;
    }

    #keepOrDrop(roomId: string, conversation: Conversation): void {
        if (!(conversation.room.cl || conversation.isGone) || this.#shown.has(roomId)) return this.#put(roomId, conversation);
        this.forget(roomId);
    }

    /** Reads a room that came to the user without having waited in a queue that it sees. */
    async #read(event: RoomEvent): Promise<void> {
        const { rid, position } = event;
        const generation = this.#generation.peek();
        this.#reading.set(rid, position);
        const { events, end } = this.collect(rid, [event]);
        const room = await this.options.readRoom(rid).catch(() => undefined);
        end();
        if (this.#generation.peek() !== generation) return;
        this.#reading.delete(rid);
        if (room) batch(() => this.#keepOrDrop(rid, this.#seen(events.reduce(reduce, known(room)))));
    }

    #applyCall(event: Extract<AgentEvent, { kind: 'call-changed' }>): void {
        const before = this.#calls.peek().get(event.call._id);
        if (before && before.call.seq > event.call.seq) return;
        this.#setCall({ call: event.call, ...(event.caller ? { caller: event.caller } : {}) });
    }

    #setCall(shown: ShownCall): void {
        this.#calls.value = new Map(this.#calls.peek()).set(shown.call._id, shown);
    }

    #dropCall(callId: string): void {
        const calls = new Map(this.#calls.peek());
        calls.delete(callId);
        this.#calls.value = calls;
    }

    #change(roomId: string, change: (before: Conversation) => Conversation): void {
        const before = this.#conversations.get(roomId)?.peek();
        if (before) this.#put(roomId, change(before));
    }

    #put(roomId: string, conversation: Conversation): void {
        batch(() => {
            const shown = this.#conversations.get(roomId);
            if (shown) shown.value = conversation;
            else {
                this.#conversations.set(roomId, signal(conversation));
                this.#ids.value++;
            }
            this.#list(roomId, conversation);
        });
    }

    #list(roomId: string, conversation: Conversation | undefined): void {
        this.#mine.put(roomId, conversation);
        this.#queue.put(roomId, conversation);
    }
}

function shortened(conversation: Conversation): Conversation {
    if (conversation.messages.length <= MOST_STORED_MESSAGES) return conversation;
    return { ...conversation, messages: conversation.messages.slice(-MOST_STORED_MESSAGES), hasOlder: true };
}
