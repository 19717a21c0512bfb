import { useState } from 'preact/hooks';
import { tellHost } from '../host';
import { agentOf } from '../log';
import { strings } from '../strings';
import { useApp } from './context';
import { Icon } from './Icon';

/** Who answers, and what can be done with the whole conversation. */
export function Header() {
    const app = useApp();
    const [asks, setAsks] = useState(false);
    const texts = strings.value.header;
    const isChat = app.view.value === 'chat' && app.session.conversation.value !== undefined;
    const mayEnd = isChat && app.config.value?.settings?.visitorsCanCloseChat;
    const hasSound = app.hasSound.value;
    const end = () => {
        setAsks(false);
        app.close().catch(() => undefined);
    };
    return (
        <header class="head">
            <div class="head-row">
                <div class="title">
                    <h1><bdi>{app.config.value?.theme?.title}</bdi></h1>
                    <Status />
                </div>
                {isChat && (
                    <button type="button" class="icon-button" aria-label={hasSound ? texts.soundOn : texts.soundOff} aria-pressed={hasSound}
                        title={hasSound ? texts.soundOn : texts.soundOff} onClick={() => app.toggleSound()}>
                        <Icon name={hasSound ? 'sound' : 'silent'} />
                    </button>
                )}
                {mayEnd && (
                    <button type="button" class="icon-button" aria-label={texts.end} title={texts.end} aria-expanded={asks} onClick={() => setAsks(!asks)}>
                        <Icon name="end" />
                    </button>
                )}
                {window.parent !== window && (
                    <button type="button" class="icon-button" aria-label={strings.value.close} title={strings.value.close}
                        onClick={() => tellHost({ type: 'close' })}>
                        <Icon name="close" />
                    </button>
                )}
            </div>
            {asks && mayEnd && (
                <div class="ask" role="alertdialog" aria-label={texts.askEnd}
                    onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), setAsks(false))}>
                    <span>{texts.askEnd}</span>
                    <button type="button" class="button danger" ref={focus} onClick={end}>{texts.yesEnd}</button>
                    <button type="button" class="button" onClick={() => setAsks(false)}>{texts.noEnd}</button>
                </div>
            )}
        </header>
    );
}

const focus = (element: HTMLElement | null) => element?.focus();

function Status() {
    const app = useApp();
    const texts = strings.value.header;
    const conversation = app.session.conversation.value;
    const agent = conversation && agentOf(conversation);
    const view = app.view.value;
    const text = conversation?.room.cl ? texts.closed
        : conversation?.room.served ? ''
            : conversation || view === 'chat' ? texts.waiting
                : view === 'offline' || view === 'away' ? texts.away : view === 'form' ? texts.online : '';
    if (conversation?.room.served && !conversation.room.cl)
        return <p class="status"><span class="dot" /> <span>{agent ? <><bdi>{agent}</bdi> {texts.serving}</> : texts.online}</span></p>;
    return text ? <p class="status">{text}</p> : null;
}
