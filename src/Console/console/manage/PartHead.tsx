import type { ComponentChildren } from 'preact';

/** The title of a managers' screen, what it is for, and what can be done there. */
export function PartHead({ title, help, children }: { title: string; help: string; children?: ComponentChildren }) {
    return (
        <header class="manage-head">
            <div class="grow">
                <h1 id="part-title">{title}</h1>
                <p class="quiet">{help}</p>
            </div>
            {children}
        </header>
    );
}
