import { useEffect, useRef } from 'preact/hooks';
import { strings } from '../strings';
import { useApp } from './context';
import { Icon } from './Icon';

const COUNT_FROM = 0.9;

/** Where the visitor writes. Enter sends, Shift+Enter begins a new line; files come by the button, pasted or dropped. */
export function Composer() {
    const app = useApp();
    const field = useRef<HTMLTextAreaElement>(null);
    const chooser = useRef<HTMLInputElement>(null);
    const texts = strings.value.chat;
    const draft = app.draft.value;
    const settings = app.config.value?.settings;
    const most = settings?.limitTextLength || 0;
    const isTooLong = most > 0 && draft.trim().length > most;

    useEffect(() => {
        const area = field.current!;
        area.style.blockSize = 'auto';
        area.style.blockSize = `${Math.min(area.scrollHeight, 140)}px`;
    }, [draft]);
    useEffect(() => {
        const take = (event: ClipboardEvent | DragEvent) => {
            const files = [...((event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer)?.files ?? [])];
            if (files.length === 0 || !settings?.fileUpload) return;
            event.preventDefault();
            app.sendFiles(files);
        };
        const allow = (event: DragEvent) => event.preventDefault();
        document.addEventListener('paste', take);
        document.addEventListener('drop', take);
        document.addEventListener('dragover', allow);
        return () => {
            document.removeEventListener('paste', take);
            document.removeEventListener('drop', take);
            document.removeEventListener('dragover', allow);
        };
    }, [settings?.fileUpload]);
    const send = () => {
        if (draft.trim() === '' || isTooLong) return;
        void app.send(draft);
        field.current?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        send();
    };
    return (
        <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
            {settings?.fileUpload && (
                <>
                    <input ref={chooser} type="file" multiple hidden
                        onChange={({ currentTarget }) => { app.sendFiles(currentTarget.files ?? []); currentTarget.value = ''; }} />
                    <button type="button" class="icon-button" aria-label={texts.attach} title={texts.attach} onClick={() => chooser.current?.click()}>
                        <Icon name="attach" />
                    </button>
                </>
            )}
            <textarea ref={field} class="write" rows={1} dir="auto" data-focus aria-label={texts.write} placeholder={texts.write} value={draft}
                aria-invalid={isTooLong} enterkeyhint="send" onInput={({ currentTarget }) => app.type(currentTarget.value)} onKeyDown={onKeyDown} />
            <button type="submit" class="icon-button primary" aria-label={strings.value.send} title={strings.value.send}
                disabled={draft.trim() === '' || isTooLong}>
                <Icon name="send" />
            </button>
            {most > 0 && draft.length > most * COUNT_FROM && (
                <p class={`count ${isTooLong ? 'error' : 'quiet'}`}
                    role={isTooLong ? 'alert' : undefined}>{texts.tooLong(most.toLocaleString(strings.value.tag))} {draft.trim().length}</p>
            )}
        </form>
    );
}
