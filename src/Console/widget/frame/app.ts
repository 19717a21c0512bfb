import { computed, signal } from '@preact/signals';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { isOwn, lastFromOthers, type VisitorEvent, type VisitorMessage } from './conversation';
import { readText, Records, writeText } from './device';
import { host, tellHost } from './host';
import { Outbox, type Pending } from './outbox';
import { BLOCKED, Session } from './session';
import { chime } from './sound';
import { decide, startOf, toRegister, type Config, type Profile } from './view';

const CONFIG = 'config';
const DRAFT = 'draft';
const OFFLINE_DRAFT = 'offline-draft';
const PROFILE = 'profile';
const REGISTERED = 'registered';
const SOUND = 'sound';
const TYPING_AGAIN_AFTER_MS = 4_000;
const TYPING_STOPS_AFTER_MS = 5_000;
const NOBODY = 'no-agent-online';

/** Everything that the frame works with. */
export class WidgetApp {
    readonly session = new Session((event, isLive) => this.#onEvent(event, isLive));
    readonly config = signal<Config | undefined>(undefined);
    readonly hasFailed = signal(false);
    readonly isRegistered = signal(readText(REGISTERED) === '1');
    /** Why the server did not take the form; undefined = it was not refused. */
    readonly formRefusal = signal<ApiError | undefined>(undefined);
    readonly hasSound = signal(readText(SOUND) === '1');
    readonly outbox = new Outbox<VisitorMessage>({
        send: (pending) => this.#send(pending),
        onSaved: (message) => this.session.save(message),
        onRefused: (pending, error) => this.#onRefused(pending, error),
        records: pendingRecords(),
    });
    readonly view = computed(() => decide({
        config: this.config.value, hasFailed: this.hasFailed.value, conversation: this.session.conversation.value,
        hasPending: this.outbox.pending.value.length > 0, isBlocked: this.session.isBlocked.value, isRegistered: this.isRegistered.value,
    }));
    /** The last attempt to send did not reach the server. */
    readonly #isUnreachable = signal(false);
    readonly isCutOff = computed(() => this.#isUnreachable.value || this.session.live.value?.status.value.kind === 'lost');
    /** The parts of the files that were sent, from 0 to 1, by the ids of their messages. */
    readonly sent = signal<ReadonlyMap<string, number>>(new Map());
    readonly #uploads = new Map<string, AbortController>();
    readonly draft = signal(readText(DRAFT) ?? '');
    readonly offlineDraft = signal(readText(OFFLINE_DRAFT) ?? '');
    hasStarted = false;
    #reading: Promise<void> | undefined;
    #typedAt = 0;
    #typingTimer: ReturnType<typeof setTimeout> | undefined;
    #toldPage = '';

    /** What the page wants holds until the visitor chooses. */
    offerSound(isOn: boolean): void {
        if (readText(SOUND) === undefined) this.hasSound.value = isOn;
    }

    get profile(): Profile {
        return startOf(JSON.parse(readText(PROFILE) || '{}') as Partial<Profile>, host.peek()?.options ?? {});
    }

    async start(): Promise<void> {
        await this.session.resume();
        await this.outbox.restore();
        const kept = readText(CONFIG);
        if (kept && this.session.conversation.peek()) this.config.value = JSON.parse(kept) as Config;
        await this.readConfig();
        this.hasStarted = true;
    }

    /** Reads the configuration; again when the widget is opened without a conversation, as agents come and go. */
    readConfig(): Promise<void> {
        return (this.#reading ??= this.#readConfig().finally(() => (this.#reading = undefined)));
    }

    async #readConfig(): Promise<void> {
        const department = this.profile.department;
        try {
            this.config.value = (await this.session.api.get('livechat/config', { query: department ? { department } : {} })).config;
            this.hasFailed.value = false;
            writeText(CONFIG, JSON.stringify(this.config.peek()));
        } catch (failure) {
            if (failure instanceof ApiError && failure.code === BLOCKED) this.session.block();
            this.hasFailed.value = true;
        }
    }

    /** Keeps a draft at once, so that nothing typed is lost. */
    type(text: string): void {
        this.draft.value = text;
        writeText(DRAFT, text);
        this.#tellTyping(text !== '');
    }

    typeOffline(text: string): void {
        this.offlineDraft.value = text;
        writeText(OFFLINE_DRAFT, text);
    }

    keepProfile(profile: Profile): void {
        writeText(PROFILE, JSON.stringify(profile));
    }

    /** Takes the form and sends its first message. The visitor is registered when that is sent. */
    register(profile: Profile, message: string): void {
        this.keepProfile(profile);
        this.formRefusal.value = undefined;
        this.setRegistered(true);
        if (message.trim() !== '') void this.send(message);
    }

    setRegistered(isRegistered: boolean): void {
        this.isRegistered.value = isRegistered;
        writeText(REGISTERED, isRegistered ? '1' : '');
    }

    async send(text: string): Promise<void> {
        this.draft.value = '';
        this.#tellTyping(false);
        await this.outbox.send(text.trim());
        if (this.draft.peek() === '') writeText(DRAFT, '');
    }

    sendFiles(files: Iterable<File>): void {
        for (const file of files) void this.outbox.send('', file);
    }

    /** Leaves a closed conversation. What was not sent goes into the next one. */
    startAnew(): void {
        this.session.forget();
        for (const { _id, refusal } of this.outbox.pending.peek()) if (refusal === 'room-closed') this.outbox.tryAgain(_id);
        void this.readConfig();
    }

    /** Takes back what is not sent. */
    discard(id: string): void {
        this.outbox.discard(id);
        this.#uploads.get(id)?.abort();
    }

    tryAgain(id: string): void {
        if (this.session.conversation.peek()?.room.cl) this.startAnew();
        else this.outbox.tryAgain(id);
    }

    async close(): Promise<void> {
        const rid = this.session.conversation.peek()?.room._id;
        if (rid) await this.session.api.post('livechat/room.close', { body: { rid, token: this.session.token }, idempotencyKey: newId() });
    }

    toggleSound(): void {
        this.hasSound.value = !this.hasSound.peek();
        writeText(SOUND, this.hasSound.peek() ? '1' : '0');
        if (this.hasSound.peek()) chime();
    }

    /** The visitor sees the newest message. */
    seen(): void {
        const conversation = this.session.conversation.peek();
        if (conversation && host.peek()?.isOpen !== false && document.visibilityState === 'visible') this.session.read(lastFromOthers(conversation));
    }

    /** Tells the server which page the visitor looks at, for the agent. */
    tellPage(): void {
        const rid = this.session.conversation.peek()?.room._id;
        const page = host.peek()?.page;
        if (!rid || !page?.href || this.session.conversation.peek()?.room.cl || this.#toldPage === rid + page.href) return;
        this.#toldPage = rid + page.href;
        const pageInfo = { change: 'url', title: page.title, location: { href: page.href } };
        this.session.api.post('livechat/page.visited', { body: { token: this.session.token, rid, pageInfo } }).catch(() => undefined);
    }

    async #send(pending: Pending): Promise<VisitorMessage> {
        try {
            const message = await this.#sendOnce(pending);
            this.#isUnreachable.value = false;
            return message;
        } catch (failure) {
            this.#isUnreachable.value = failure instanceof UnreachableError;
            throw failure;
        }
    }

    async #sendOnce({ _id, msg, file }: Pending): Promise<VisitorMessage> {
        const rid = await this.#room();
        const { api, token } = this.session;
        if (!file) return (await api.post('livechat/message', { body: { token, rid, msg, _id } })).message;
        const form = new FormData();
        form.append('file', file);
        const stop = new AbortController();
        this.#uploads.set(_id, stop);
        const onSent = (part: number) => void (this.sent.value = new Map(this.sent.peek()).set(_id, part));
        try {
            return (await api.upload(`livechat/upload/${rid}`, form, { idempotencyKey: _id, onSent, signal: stop.signal })) as VisitorMessage;
        } finally {
            this.#uploads.delete(_id);
            const rest = new Map(this.sent.peek());
            rest.delete(_id);
            this.sent.value = rest;
        }
    }

    /** The open room; registers the visitor and opens one when there is none. */
    async #room(): Promise<string> {
        const known = this.session.conversation.peek()?.room;
        if (known) return known._id;
        const { api, token } = this.session;
        const config = this.config.peek() ?? (await api.get('livechat/config')).config;
        await api.post('livechat/visitor', { body: { visitor: toRegister(this.profile, token, config) } });
        const query = {} as { token: string }; // In a header instead, see Session.
        const { room } = await api.get('livechat/room', { query });
        this.session.enter(room);
        this.tellPage();
        return room._id;
    }

    /** A refusal that is not the message's own: it goes where its text is not lost. */
    #onRefused({ msg, file }: Pending, error: ApiError): boolean {
        if (error.code === BLOCKED) this.session.block();
        const isOfForm = ['Missing required', 'Invalid value', 'error-invalid-department', 'invalid-params'].some((code) => error.message.includes(code));
        const isBefore = !this.session.conversation.peek() && !file;
        if (isBefore && error.code.includes(NOBODY)) {
            this.typeOffline([this.offlineDraft.peek(), msg].filter(Boolean).join('\n'));
            const config = this.config.peek();
            if (config) this.config.value = { ...config, online: false };
            return false;
        }
        if (isBefore && isOfForm) {
            this.type([this.draft.peek(), msg].filter(Boolean).join('\n'));
            this.formRefusal.value = error;
            this.setRegistered(false);
            return false;
        }
        return true;
    }

    #onEvent(event: VisitorEvent, isLive: boolean): void {
        if (event.kind !== 'message') return;
        if (isOwn(event.message)) this.outbox.confirm(event.message._id);
        else if (isLive && this.hasSound.peek() && (document.visibilityState === 'hidden' || !host.peek()?.isOpen)) chime();
    }

    #tellTyping(isTyping: boolean): void {
        clearTimeout(this.#typingTimer);
        if (isTyping) this.#typingTimer = setTimeout(() => this.#tellTyping(false), TYPING_STOPS_AFTER_MS);
        if (isTyping ? Date.now() - this.#typedAt < TYPING_AGAIN_AFTER_MS : this.#typedAt === 0) return;
        this.#typedAt = isTyping ? Date.now() : 0;
        this.session.live.peek()?.tell('Typing', isTyping);
    }
}

function pendingRecords() {
    const records = new Records('outbox');
    return {
        all: () => records.all<Pending>(),
        write: (id: string, pending: Pending) => records.write(id, pending),
        remove: (id: string) => records.remove(id),
    };
}

/** Tells the page what it may know: how much is unread, and whether a conversation goes on. */
export function tellState({ session, outbox, config }: WidgetApp): void {
    const conversation = session.conversation.value;
    const isActive = (conversation !== undefined && !conversation.room.cl) || outbox.pending.value.length > 0;
    tellHost({ type: 'unread', count: conversation?.room.unread ?? 0 });
    tellHost({ type: 'active', isActive });
    const accent = config.value?.theme?.color;
    if (accent) tellHost({ type: 'accent', accent });
}
