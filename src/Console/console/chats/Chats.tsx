import { useLayoutEffect } from 'preact/hooks';
import { useParams } from 'wouter-preact';
import { navigate } from 'wouter-preact/use-browser-location';
import { Icon } from '@shared/ui/Icon';
import { ConversationView } from '../conversation/ConversationView';
import { focusSoon, onEscape } from '../filters/focus';
import { useQuery, withQuery } from '../shell/useQuery';
import { useCommands } from '../shell/commands';
import { strings } from '../strings';
import { ChatList } from './ChatList';
import { ChatPreview } from './ChatPreview';
import './chats.css';

/** Open and closed chats: the list, beside it a preview of the chosen one, and the whole chat once it is opened. */
export default function Chats() {
    const { rid } = useParams<{ rid?: string }>();
    const [query, change] = useQuery();
    const isOpened = rid !== undefined && query['view'] === 'chat';
    const { chats } = strings.value;
    const close = () => {
        navigate(withQuery('/chats'));
        focusSoon(`.chat-row[data-rid="${CSS.escape(rid ?? '')}"]`);
    };
    const back = () => {
        change({ view: undefined });
        focusSoon('.glance-head .primary');
    };
    useLayoutEffect(() => {
        if (isOpened) focusSoon('.opened-head button');
    }, [isOpened]);
    useCommands(
        [
            ...(rid && !isOpened ? [{ id: 'chats.open', label: chats.open, group: strings.value.nav.chats, run: () => change({ view: 'chat' }) }] : []),
            ...(isOpened ? [{ id: 'chats.back', label: chats.back, group: strings.value.nav.chats, run: back }] : []),
        ],
        [rid, isOpened, chats],
    );

    if (isOpened)
        return (
            <div class="opened">
                <div class="opened-head">
                    <button type="button" class="button plain" onClick={back}>
                        <Icon name="back" size={16} />
                        {chats.back}
                    </button>
                </div>
                <ConversationView key={rid} roomId={rid} />
            </div>
        );
    return (
        <div class={`split browse ${rid ? 'has-detail' : ''}`}>
            <section class="pane" aria-label={strings.value.nav.chats}>
                <h1 class="hidden-label">{strings.value.nav.chats}</h1>
                <ChatList chosen={rid} />
            </section>
            {rid && (
                <section class="detail" aria-label={chats.preview} onKeyDown={onEscape(close)}>
                    <ChatPreview key={rid} roomId={rid} onOpen={() => change({ view: 'chat' })} onClose={close} />
                </section>
            )}
        </div>
    );
}
