import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
    label: string;
    help?: string | undefined;
    error?: string | undefined;
    /** Draws the control; its attributes tie it to the label and to what is said about it. */
    children(control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }): ComponentChildren;
}

/** A control of a form with its label, help and error. */
export function Field({ label, help, error, children }: FieldProps) {
    const id = useId();
    const told = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
    return (
        <div class="field">
            <label for={id}>{label}</label>
            {children({ id, ...(told ? { 'aria-describedby': told } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
            {help && <span class="help" id={`${id}-help`}>{help}</span>}
            {error && <span class="error" id={`${id}-error`} role="alert">{error}</span>}
        </div>
    );
}
