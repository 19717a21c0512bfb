import { computed, effect } from '@preact/signals';
import { navigate } from 'wouter-preact/use-browser-location';
import type { App } from '../../app';
import { looks } from '../../conversation/useReading';
import type { Change } from '../../store/liveStore';
import { strings } from '../../strings';
import { isNews, isWaiting, noticeOf, rings, type Notice, type Viewer } from './notices';
import { beep } from './sound';
import { markUnread } from './unreadMark';

/** A chat that is taken by somebody in this time was never news for the others. */
const QUEUE_PAUSE_MS = 150;
const SUMMARY_AFTER_MS = 1_500;
const LOOK_EVERY_MS = 1_000;

/** Calls the user: by title, icon, sound and desktop notification, again and again until he has seen it. */
export class Notifier {
    readonly #open = new Map<string, Notice>();
    readonly #ends: (() => void)[] = [];
    #missed = 0;
    #summary: ReturnType<typeof setTimeout> | undefined;
    #toldAt = 0;

    constructor(private readonly app: App) {}

    start(): void {
        const { app } = this;
        const unread = computed(() => app.store.mine.value.reduce((sum, { room }) => sum + room.unread, 0));
        const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
        const onFocus = () => this.#forgetSeen();
        window.addEventListener('focus', onFocus);
        this.#ends.push(
            app.changes.listen((change) => this.#take(change)),
            effect(() => markUnread(unread.value)),
            () => clearInterval(timer),
            () => window.removeEventListener('focus', onFocus),
        );
    }

    stop(): void {
        for (const end of this.#ends) end();
        clearTimeout(this.#summary);
        markUnread(0);
    }

    #take(change: Change): void {
        const notice = noticeOf(change, this.#viewer());
        if (!notice) return;
        if (!isNews(change, Date.now())) return this.#sumUp(notice);
        if (notice.kind === 'queued')
            setTimeout(() => {
                if (!this.#isOver(notice)) this.#begin(notice);
            }, QUEUE_PAUSE_MS);
        else if (notice.kind !== 'call' || !this.#open.has(notice.id)) this.#begin(notice);
    }

    #begin(notice: Notice): void {
        this.#open.set(notice.id, notice);
        this.#tell(notice);
    }

    /** What happened while the connection was lost is told once, however much it is. */
    #sumUp(notice: Notice): void {
        if (notice.kind !== 'message') return;
        this.#missed++;
        clearTimeout(this.#summary);
        this.#summary = setTimeout(() => {
            const text = strings.peek().notices.missed(this.#missed);
            this.#missed = 0;
            this.#tell({ id: 'missed', kind: 'message', name: text, body: '', path: '/inbox' });
        }, SUMMARY_AFTER_MS);
    }

    #tell(notice: Notice): void {
        this.#toldAt = Date.now();
        const { sound, desktop } = this.app.preferences.values.peek();
        if (sound) beep();
        if (desktop && !looks() && globalThis.Notification?.permission === 'granted') show(notice);
    }

    #look(): void {
        if (this.#open.size === 0) return;
        this.#forgetSeen();
        const { repeatSeconds } = this.app.preferences.values.peek();
        const newest = [...this.#open.values()].at(-1);
        if (newest && repeatSeconds > 0 && Date.now() - this.#toldAt >= repeatSeconds * 1_000) this.#tell(newest);
    }

    #forgetSeen(): void {
        for (const notice of this.#open.values()) if (this.#isOver(notice) || this.#isSeen(notice)) this.#open.delete(notice.id);
    }

    #isSeen({ id, kind }: Notice): boolean {
        if (!looks()) return false;
        return kind === 'queued' ? location.pathname.startsWith('/inbox') : kind !== 'call' && shownRoom() === id;
    }

    #isOver({ id, kind }: Notice): boolean {
        const { store, me } = this.app;
        if (kind === 'call') return !rings(store.call(id)?.call ?? NO_CALL, me._id);
        const conversation = store.find(id)?.peek();
        if (kind === 'queued') return !isWaiting(conversation);
        if (!conversation) return kind === 'message';
        return (
            conversation.room.cl ||
            conversation.isGone ||
            conversation.room.servedBy?._id !== me._id ||
            (kind === 'message' && conversation.room.unread === 0)
        );
    }

    #viewer(): Viewer {
        return {
            userId: this.app.me._id,
            lookedAt: looks() ? shownRoom() : undefined,
            takesChats: this.app.availability.status.peek() === 'available',
        };
    }
}

const NO_CALL = { open: false, state: '' } as Parameters<typeof rings>[0];

function shownRoom(): string | undefined {
    const id = /^\/(?:inbox|chats)\/([^/]+)/.exec(location.pathname)?.[1];
    return id && decodeURIComponent(id);
}

/** A notice of the same thing takes the place of the former one. */
function show(notice: Notice): void {
    const { notices: texts } = strings.peek();
    const title = notice.id === 'missed' ? notice.name : texts[notice.kind](notice.name);
    const body = notice.kind === 'queued' ? texts.queuedBody : notice.kind === 'call' ? texts.callBody : notice.body;
    const options: NotificationOptions & { renotify: boolean } = { body, tag: notice.id, renotify: true };
    const shown = new Notification(title, options);
    shown.onclick = () => {
        window.focus();
        navigate(notice.path);
        shown.close();
    };
}
