import { strings } from '../strings';
import type { CannedText } from './catalogs';

interface CannedListProps {
    id: string;
    shown: readonly CannedText[];
    active: number;
    onChoose(choice: CannedText): void;
}

/** The canned responses that fit what is typed. */
export function CannedList({ id, shown, active, onChoose }: CannedListProps) {
    const { composer: texts } = strings.value;
    if (shown.length === 0)
        return (
            <p class="canned quiet" role="status">
                {texts.noCanned}
            </p>
        );
    return (
        <ul id={id} class="canned options" role="listbox" aria-label={texts.canned}>
            {shown.map((choice, index) => (
                <li
                    key={choice._id}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === active}
                    onPointerDown={(event) => {
                        event.preventDefault();
                        onChoose(choice);
                    }}>
                    <strong>/{choice.shortcut}</strong>
                    <span class="clip" dir="auto">
                        {choice.text}
                    </span>
                </li>
            ))}
        </ul>
    );
}
