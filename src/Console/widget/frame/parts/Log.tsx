import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isOwn, stateOf, type Conversation } from '../conversation';
import { itemsOf, type Item } from '../log';
import type { Pending } from '../outbox';
import { strings } from '../strings';
import { useApp } from './context';
import { Attachment, State, Text, time } from './Message';

const NEAR_END_PX = 80;

/** What was said. It stays at its end as long as the visitor looks at the end, and reads out only what is new. */
export function Log() {
    const app = useApp();
    const conversation = app.session.conversation.value;
    const known = new Set(conversation?.messages.map((message) => message._id));
    const pending = app.outbox.pending.value.filter(({ _id }) => !known.has(_id));
    const items = itemsOf(conversation?.messages ?? [], app.config.value?.settings?.hiddenSystemMessages);
    const scroller = useRef<HTMLDivElement>(null);
    const isAtEnd = useRef(true);
    const [isReading, setReading] = useState(false);
    const texts = strings.value.chat;

    useLayoutEffect(() => {
        const element = scroller.current!;
        if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    useEffect(() => {
        const element = scroller.current!;
        const observer = new ResizeObserver(() => isAtEnd.current && (element.scrollTop = element.scrollHeight));
        observer.observe(element);
        observer.observe(element.firstElementChild!);
        return () => observer.disconnect();
    }, []);
    const onScroll = () => {
        const element = scroller.current!;
        isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
        if (isAtEnd.current) app.seen();
    };
    const readOlder = () => {
        const before = scroller.current!.scrollHeight;
        setReading(true);
        void app.session.readOlder().catch(() => undefined).finally(() => {
            setReading(false);
            requestAnimationFrame(() => (scroller.current!.scrollTop += scroller.current!.scrollHeight - before));
        });
    };
    return (
        <div class="scroll" ref={scroller} onScroll={onScroll} tabIndex={0}>
            <div class="log" role="log" aria-label={texts.log} aria-busy={isReading || (conversation !== undefined && !conversation.isLoaded)}>
                {conversation?.hasOlder && <button type="button" class="button older" disabled={isReading} onClick={readOlder}>{texts.older}</button>}
                {items.map((item, index) => <Line key={item.key} item={item} next={items[index + 1]} conversation={conversation!} />)}
                {items.length + pending.length === 0 && !app.session.isBlocked.value && <p class="hello">{texts.hello}</p>}
                {pending.map((each) => <Unsent key={each._id} pending={each} />)}
            </div>
        </div>
    );
}

function Line({ item, next, conversation }: { item: Item; next: Item | undefined; conversation: Conversation }) {
    const texts = strings.value.chat;
    if (item.kind === 'day') {
        const day = new Intl.DateTimeFormat(strings.value.tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(item.at));
        return <p class="notice">{day}</p>;
    }
    if (item.kind === 'notice') {
        const text = texts[item.notice];
        return <p class="notice" dir="auto">{typeof text === 'function' ? text(item.name) : text}</p>;
    }
    const { message, isFirst, isLast } = item;
    const isMine = isOwn(message);
    const state = stateOf(message, conversation.room);
    const hasMeta = isLast || message.editedAt || (isMine && next?.kind === 'message' && stateOf(next.message, conversation.room) !== state);
    return (
        <div class={`line ${isMine ? 'own' : ''} ${isFirst ? 'first' : ''}`} data-message={message._id}>
            <span class={isFirst && !isMine ? 'who' : 'hidden-label'} dir="auto">{isMine ? texts.you : message.u.name ?? message.u.username}</span>
            <div class="bubble">
                {message.file && <Attachment message={message} />}
                {message.msg && <Text text={message.msg} />}
            </div>
            {hasMeta && (
                <span class="meta">
                    <time dateTime={message.ts}>{time(message.ts)}</time>
                    {message.editedAt && <span>{texts.edited}</span>}
                    {isMine && <State state={state} label={texts.states[state]} />}
                </span>
            )}
        </div>
    );
}

/** What the server has not confirmed: on its way, or refused with the reason and a way out. */
function Unsent({ pending }: { pending: Pending }) {
    const app = useApp();
    const texts = strings.value.chat;
    const { refusal } = pending;
    const isOffline = app.isCutOff.value;
    const isBlocked = app.session.isBlocked.value;
    return (
        <div class={`line own first ${refusal ? 'refused' : 'sending'}`} data-message={pending._id}>
            <span class="hidden-label">{texts.you}</span>
            <div class="bubble">{pending.file ? <bdi>{pending.file.name}</bdi> : <Text text={pending.msg} />}</div>
            <span class="meta">
                {refusal
                    ? <span class="refusal" role="alert">{texts.refusals[refusal] ?? texts.refused(refusal)}</span>
                    : <State state="sending" label={isOffline ? texts.states.waiting : texts.states.sending} />}
                {!refusal && pending.file && <Progress id={pending._id} name={pending.file.name} />}
            </span>
            {refusal && !isBlocked && (
                <span class="meta">
                    <button type="button" class="link"
                        onClick={() => app.tryAgain(pending._id)}>{refusal === 'room-closed' ? texts.inNew : texts.again}</button>
                    <button type="button" class="link" onClick={() => app.discard(pending._id)}>{texts.discard}</button>
                </span>
            )}
        </div>
    );
}

/** How much of a file was sent, and a way to take it back. */
function Progress({ id, name }: { id: string; name: string }) {
    const app = useApp();
    return (
        <>
            <progress value={app.sent.value.get(id)} aria-label={name} />
            <button type="button" class="link" onClick={() => app.discard(id)}>{strings.value.cancel}</button>
        </>
    );
}
