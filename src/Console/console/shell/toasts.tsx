import { signal } from '@preact/signals';
import { Icon } from '@shared/ui/Icon';
import { newId } from '@shared/api/ids';
import { errorText, strings } from '../strings';

interface Toast {
    id: string;
    text: string;
    isError: boolean;
    action?: { label: string; run(): void } | undefined;
}

const toasts = signal<readonly Toast[]>([]);
const SHOWN_FOR_MS = 6_000;
const ERROR_SHOWN_FOR_MS = 12_000;
const MOST = 4;

/** Tells the user that something was done, with a way back where there is one. */
export function notify(text: string, action?: Toast['action']): void {
    show({ id: newId(), text, isError: false, action });
}

/** Tells the user what went wrong and what to do. */
export function notifyError(failure: unknown, action?: Toast['action']): void {
    show({ id: newId(), text: errorText(failure), isError: true, action });
}

/** Runs something that the user asked for, and tells when it fails. Tells whether it was done. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
        await action();
        if (done) notify(done);
        return true;
    } catch (failure) {
        notifyError(failure);
        return false;
    }
}

function show(toast: Toast): void {
    toasts.value = [...toasts.value, toast].slice(-MOST);
    setTimeout(() => dismiss(toast.id), toast.isError ? ERROR_SHOWN_FOR_MS : SHOWN_FOR_MS);
}

const dismiss = (id: string) => void (toasts.value = toasts.value.filter((toast) => toast.id !== id));

export function Toasts() {
    return (
        <div class="toasts" role="status" aria-live="polite">
            {toasts.value.map(({ id, text, isError, action }) => (
                <div key={id} class={`toast ${isError ? 'bad' : ''}`}>
                    <span>{text}</span>
                    {action && (
                        <button
                            type="button"
                            class="button plain"
                            onClick={() => {
                                action.run();
                                dismiss(id);
                            }}>
                            {action.label}
                        </button>
                    )}
                    <button type="button" class="button plain icon-only" aria-label={strings.value.common.close} onClick={() => dismiss(id)}>
                        <Icon name="close" size={16} />
                    </button>
                </div>
            ))}
        </div>
    );
}
