import { Field } from '@shared/ui/Field';
import { strings } from '../../strings';
import type { BlockTerms } from './blocking';

/** What was typed of a block's terms. */
export interface TypedTerms {
    readonly reason: string;
    /** A local date and time without a zone, as the browser's control gives it; empty = no end. */
    readonly end: string;
}

const MOST_LETTERS = 500;

/** The terms that the server gets, or what is wrong with them. */
export function toTerms({ reason, end }: TypedTerms, now = Date.now()): { terms: BlockTerms; problem: 'past' | undefined } {
    const at = end === '' ? undefined : new Date(end);
    const problem = at !== undefined && !(at.getTime() > now) ? 'past' : undefined;
    return { terms: { reason: reason.trim() || undefined, expiresAt: problem ? undefined : at?.toISOString() }, problem };
}

interface TermsFieldsProps {
    typed: TypedTerms;
    onType(typed: TypedTerms): void;
    problem: 'past' | undefined;
}

/** The reason and the end of a block. */
export function TermsFields({ typed, onType, problem }: TermsFieldsProps) {
    const { blocking: texts } = strings.value.contacts;
    return (
        <>
            <Field label={texts.reason} help={texts.reasonHelp}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        dir="auto"
                        maxLength={MOST_LETTERS}
                        value={typed.reason}
                        onInput={(event) => onType({ ...typed, reason: event.currentTarget.value })}
                    />
                )}
            </Field>
            <Field label={texts.end} help={texts.endHelp} error={problem && texts.past}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        type="datetime-local"
                        value={typed.end}
                        onInput={(event) => onType({ ...typed, end: event.currentTarget.value })}
                    />
                )}
            </Field>
        </>
    );
}
