import type { Choice } from './choices';
import './filters.css';

/** Buttons of which one is pressed: a filter with few values that is always in view. */
export function Segments({ label, choices, value, onChange }: { label: string; choices: readonly Choice[]; value: string; onChange(id: string): void }) {
    return (
        <div class="segments" role="group" aria-label={label}>
            {choices.map(({ id, label: text }) => (
                <button key={id} type="button" aria-pressed={id === value} onClick={() => onChange(id)}>{text}</button>
            ))}
        </div>
    );
}
