import { computed } from '@preact/signals';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { VirtualList } from '@shared/ui/VirtualList';
import { useApp } from '../app';
import { ConversationView } from '../conversation/ConversationView';
import { useCommands } from '../shell/commands';
import { here } from '../shell/here';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { ChatItem } from './ChatItem';
import './inbox.css';
import { inboxOrder } from './order';
import { isChat, keyOfLine, linesOf, neighbour, type Line } from './lines';
import { NoChats } from './NoChats';
import { useFocusOn } from './useFocusOn';

const LINE_ESTIMATE = 68;

/** The chats of a shift: those that wait, the user's own, and the one that is open. */
export function Inbox({ params: { rid } }: { params: { rid?: string } }) {
    const app = useApp();
    const { inbox: texts, palette } = strings.value;
    const [, go] = useLocation();
    const [showsHeld, setShowsHeld] = useState(false);
    const order = useMemo(() => computed(() => inboxOrder(app.store.mine.value)), [app]);
    const [queue, mine] = [app.store.queue.value, order.value];
    const lines = useMemo(() => linesOf(queue, mine, showsHeld), [queue, mine, showsHeld]);
    const [focused, setFocused] = useState<string>();
    const pane = useRef<HTMLDivElement>(null);
    const open = (roomId: string) => go(`/inbox/${encodeURIComponent(roomId)}`);
    const toggleHeld = useCallback(() => setShowsHeld((shows) => !shows), []);

    const move = (step: 1 | -1) => {
        const next = neighbour(lines, focused ?? rid, step);
        if (next) setFocused(next);
    };
    const take = useCallback((roomId: string) => {
        const isStillHere = here();
        void attempt(() => app.api.post('livechat/inquiries.take', { body: { inquiryId: roomId } })).then((isDone) => {
            if (isDone && isStillHere()) open(roomId);
        });
    }, []);
    useCommands(
        [
            { id: 'inbox.next', label: texts.next, keys: 'j', group: palette.inbox, run: () => move(1) },
            { id: 'inbox.previous', label: texts.previous, keys: 'k', group: palette.inbox, run: () => move(-1) },
            {
                id: 'inbox.takeNext',
                label: texts.takeNext,
                keys: 'Shift+t',
                group: palette.inbox,
                run: () => {
                    const first = app.store.queue.peek()[0];
                    if (first) take(first.room._id);
                },
            },
        ],
        [strings.value],
    );

    useEffect(() => setFocused(rid), [rid]);
    useFocusOn(pane, focused, rid);
    const isEmpty = !lines.some(isChat);
    return (
        <div class={`split inbox ${rid ? 'has-detail' : ''}`}>
            <div class="pane" ref={pane}>
                <h1 class="hidden-label">{texts.label}</h1>
                <VirtualList class="inbox-list" items={lines} keyOf={keyOfLine} estimate={LINE_ESTIMATE} label={texts.shown}>
                    {(line: Line) =>
                        line.kind === 'head' ? (
                            <LineHead line={line} onToggle={toggleHeld} />
                        ) : (
                            <ChatItem
                                conversation={line.conversation}
                                part={line.part}
                                isOpen={line.conversation.room._id === rid}
                                isFocused={line.conversation.room._id === focused}
                                onTake={take}
                            />
                        )
                    }
                </VirtualList>
                {isEmpty && <NoChats />}
            </div>
            <div class="detail">
                {rid ? (
                    <ConversationView roomId={rid} />
                ) : (
                    <div class="empty">
                        <h1>{texts.chooseOne}</h1>
                        <p>{texts.chooseHint}</p>
                    </div>
                )}
            </div>
        </div>
    );
}

function LineHead({ line, onToggle }: { line: Extract<Line, { kind: 'head' }>; onToggle(): void }) {
    const { inbox: texts } = strings.value;
    const count = <span class="quiet">{line.count}</span>;
    if (line.part === 'onHold')
        return (
            <button type="button" class="inbox-head fold" aria-expanded={line.isOpen} onClick={onToggle}>
                {texts.onHold} {count}
            </button>
        );
    return (
        <h2 class="inbox-head">
            {line.part === 'waiting' ? texts.waiting : texts.mine} {count}
        </h2>
    );
}
