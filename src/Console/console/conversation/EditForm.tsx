import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '@shared/types';
import { useApp } from '../app';
import { strings } from '../strings';
import { endEdit, saveEdit, typeEdit } from './messageChanges';

/** Changes the text of an own message in its place. */
export function EditForm({ message, text }: { message: Message; text: string }) {
    const app = useApp();
    const { conversation: texts, common } = strings.value;
    const field = useRef<HTMLTextAreaElement>(null);
    useLayoutEffect(() => {
        field.current?.focus();
        field.current?.setSelectionRange(text.length, text.length);
    }, []);
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === 'Escape') endEdit(message._id);
        else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void saveEdit(app, message, text);
        else return;
        event.preventDefault();
        event.stopPropagation();
    };
    return (
        <form
            class="edit-form"
            onSubmit={(event) => {
                event.preventDefault();
                void saveEdit(app, message, text);
            }}>
            <textarea
                ref={field}
                class="input"
                dir="auto"
                aria-label={texts.editLabel}
                rows={Math.min(8, text.split('\n').length + 1)}
                value={text}
                onKeyDown={onKeyDown}
                onInput={(event) => typeEdit(message._id, event.currentTarget.value)}
            />
            <div class="row">
                <button type="submit" class="button primary">
                    {common.save}
                </button>
                <button type="button" class="button" onClick={() => endEdit(message._id)}>
                    {common.cancel}
                </button>
            </div>
        </form>
    );
}
