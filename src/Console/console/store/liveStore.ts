import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { AgentEvent, AgentSnapshot, Call, Caller, Message, Room } from '@shared/types';
import { begun, furthest, known, loaded, reduce, saved, type Conversation, type RoomEvent } from './conversation';

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

/** What is kept on the device between two visits. */
export interface StoredState {
    readonly position: number;
    readonly conversations: readonly Conversation[];
    readonly calls: readonly ShownCall[];
}

export interface StoreOptions {
    userId: string;
    /** Whether the user sees every conversation, also those that go to others. */
    seesAll: boolean;
    /** Reads a room of which an event told, but not enough to show it. */
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
    /** Events of rooms that are being read. */
    readonly #reading = new Map<string, RoomEvent[]>();
    /** How many parts of the screen show a room; those are kept when they are over. */
    readonly #shown = new Map<string, number>();
    readonly #position = signal<number | null>(null);
    readonly #generation = signal(0);
    readonly #all = computed(() => {
        void this.#ids.value;
        return [...this.#conversations.values()].map((conversation) => conversation.value);
    });

    /** Open conversations that the user serves; those on hold too. */
    readonly mine = computed(() => this.#all.value.filter(({ room, isGone }) => !isGone && !room.cl && room.servedBy?._id === this.options.userId));

    /** Conversations that wait and that the user may take, in the order of the queue. */
    readonly queue = computed(() =>
        this.#all.value.filter(({ room, isGone }) => !isGone && !room.cl && !room.servedBy && room.queuedAt !== undefined).sort(inOrderOfQueue));

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
        return { position, conversations: conversations.map(shortened), calls: [...this.#calls.peek().values()] };
    }

    /** Forgets everything and goes on from a snapshot. */
    reset(position: number, snapshot: AgentSnapshot): void {
        batch(() => {
            this.#conversations.clear();
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

    /** Takes over what REST says of a room, unless the store knows it later. */
    show(room: Room): void {
        const before = this.#conversations.get(room._id)?.peek();
        if (!before) this.#put(room._id, known(room));
        else if ((room.seq ?? 0) > before.seq) this.#put(room._id, { ...before, room, seq: room.seq ?? 0, isLoaded: false, messages: [], hasOlder: true });
    }

    /** Takes over a page of messages and the cursors that REST sent with it. */
    load(roomId: string, page: readonly Message[], hasOlder: boolean, cursors?: Pick<Conversation, 'visitor' | 'agent'>): void {
        this.#change(roomId, (before) => {
            const next = loaded(before, page, hasOlder);
            if (!cursors) return next;
            return { ...next, visitor: furthest(before.visitor, cursors.visitor), agent: furthest(before.agent, cursors.agent) };
        });
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
        const waiting = this.#reading.get(event.rid);
        if (waiting) waiting.push(event);
        const before = this.#conversations.get(event.rid)?.peek();
        const start = before ?? begun(event);
        const isBack = event.kind === 'conversation-assigned' && event.room.servedBy._id === this.options.userId && (!start || start.isGone);
        if (isBack && !waiting) void this.#read(event);
        const after = start && this.#seen(reduce(start, event));
        if (after) this.#keepOrDrop(event.rid, after);
        this.options.onChange?.({ event, before, after, isLive });
    }

    #seen(conversation: Conversation): Conversation {
        return this.options.seesAll && conversation.isGone ? { ...conversation, isGone: false } : conversation;
    }

    #keepOrDrop(roomId: string, conversation: Conversation): void {
        if (!(conversation.room.cl || conversation.isGone) || this.#shown.has(roomId)) return this.#put(roomId, conversation);
        if (this.#conversations.delete(roomId)) this.#ids.value++;
    }

    /** Reads a room that came to the user without having waited in a queue that it sees. */
    async #read(event: RoomEvent): Promise<void> {
        const events = [event];
        this.#reading.set(event.rid, events);
        const room = await this.options.readRoom(event.rid).catch(() => undefined);
        if (this.#reading.get(event.rid) !== events) return;
        this.#reading.delete(event.rid);
        if (!room) return;
        batch(() => {
            this.#keepOrDrop(event.rid, this.#seen(events.reduce(reduce, known(room))));
        });
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
        const conversation = this.#conversations.get(roomId);
        if (conversation) conversation.value = change(conversation.peek());
    }

    #put(roomId: string, conversation: Conversation): void {
        const shown = this.#conversations.get(roomId);
        if (shown) {
            shown.value = conversation;
            return;
        }
        this.#conversations.set(roomId, signal(conversation));
        this.#ids.value++;
    }
}

/** As the server orders a queue: priority, service level, time. */
function inOrderOfQueue(one: Conversation, other: Conversation): number {
    return (
        one.room.priorityWeight - other.room.priorityWeight
        || one.room.estimatedWaitingTimeQueue - other.room.estimatedWaitingTimeQueue
        || (one.room.queuedAt ?? '').localeCompare(other.room.queuedAt ?? '')
        || one.room._id.localeCompare(other.room._id)
    );
}

function shortened(conversation: Conversation): Conversation {
    if (conversation.messages.length <= MOST_STORED_MESSAGES) return conversation;
    return { ...conversation, messages: conversation.messages.slice(-MOST_STORED_MESSAGES), hasOlder: true };
}
