import { useEffect } from 'preact/hooks';
import { keepsAnything } from '../device';
import { host } from '../host';
import { agentOf } from '../log';
import { strings } from '../strings';
import { Composer } from './Composer';
import { useApp } from './context';
import { Log } from './Log';
import { Closed, Verify } from './rare';

/** A conversation: the state of the connection, the log, and the place to write. */
export function Chat() {
    const app = useApp();
    const conversation = app.session.conversation.value;
    const view = app.view.value;
    const isOpen = host.value?.isOpen;
    const unread = conversation?.room.unread;
    useEffect(() => {
        app.seen();
        document.addEventListener('visibilitychange', onVisible);
        return () => document.removeEventListener('visibilitychange', onVisible);
        function onVisible() {
            app.seen();
        }
    }, [unread, isOpen]);
    return (
        <>
            <Connection />
            <Log />
            {view === 'chat' && <Below />}
            {view === 'chat' && conversation?.mustVerify && <Verify />}
            {view === 'chat' && !keepsAnything && <p class="strip quiet">{strings.value.notKept}</p>}
            {view === 'chat' && <Composer />}
            {view === 'closed' && <Closed />}
            {view === 'blocked' && <p class="strip" role="alert">{strings.value.blocked}</p>}
            {view === 'blocked' && app.draft.value && <p class="strip" dir="auto">{app.draft.value}</p>}
        </>
    );
}

/** Says that the connection is lost, and what happens meanwhile. */
function Connection() {
    const { session, isCutOff } = useApp();
    if (!isCutOff.value) return null;
    return (
        <p class="strip warn" role="status">
            <span>{strings.value.live.lost}</span>
            <button type="button" class="link" onClick={() => session.live.peek()?.tryNow()}>{strings.value.live.tryNow}</button>
        </p>
    );
}

/** Who types, or the visitor's place in the queue. Its height is always there, so that nothing jumps. */
function Below() {
    const { session } = useApp();
    const texts = strings.value.chat;
    const typing = session.typing.value;
    const queue = session.queue.value;
    const conversation = session.conversation.value;
    const isWaiting = conversation && !conversation.room.served && queue;
    const minutes = Math.ceil((queue?.estimatedWaitTimeSeconds ?? 0) / 60);
    return (
        <p class="below quiet" aria-live="polite">
            {typing !== undefined ? texts.typing(typing === '' ? '' : (conversation && agentOf(conversation)) ?? typing)
                : isWaiting ? <><span>{texts.position(queue.position)} {minutes > 0 && texts.wait(minutes)}</span> {queue.message
                    && <span dir="auto">{queue.message}</span>}</>
                    : null}
        </p>
    );
}
