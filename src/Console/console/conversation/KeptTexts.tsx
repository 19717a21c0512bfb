import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';

interface KeptTextsProps {
    roomId: string;
    /** The kinds of text that the composer shows, if there is one. */
    hasReply?: boolean;
    hasNote?: boolean;
}

/** What the user typed in a chat that takes it no more: to read, to copy and to throw away. */
export function KeptTexts({ roomId, hasReply = false, hasNote = false }: KeptTextsProps) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const unshown = [false, true].filter((isNote) => !(isNote ? hasNote : hasReply));
    const kept = unshown.map((isNote) => ({ isNote, text: app.drafts.text(roomId, isNote) })).filter(({ text }) => text !== '');
    if (kept.length === 0) return null;
    return (
        <div class="kept-texts">
            {kept.map(({ text, isNote }) => (
                <div key={isNote} class="kept-text">
                    <p class="quiet">{texts.kept}</p>
                    <p class="kept-words" dir="auto">{text}</p>
                    <div class="row">
                        <button type="button" class="button" onClick={() => void attempt(() => navigator.clipboard.writeText(text), texts.copied)}>
                            {texts.copy}
                        </button>
                        <button type="button" class="button" onClick={() => app.drafts.type(roomId, '', isNote)}>{texts.discard}</button>
                    </div>
                </div>
            ))}
        </div>
    );
}
