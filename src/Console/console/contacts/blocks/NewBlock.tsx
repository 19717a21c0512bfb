import { useRef, useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../../app';
import { notify } from '../../shell/toasts';
import { errorText, strings } from '../../strings';
import { addressProblem, type AddressKind, type AddressProblem } from './addresses';
import { blockTarget, unblockWithUndo } from './blocking';
import { TermsFields, toTerms, type TypedTerms } from './TermsFields';

const KINDS: readonly AddressKind[] = ['email', 'phone', 'ip'];

/** Blocks an e-mail address, a phone number or an IP range. */
export function NewBlock({ onClose }: { onClose(): void }) {
    const {
        contacts: { blockList: texts, blocking },
        common,
    } = strings.value;
    const [kind, setKind] = useState<AddressKind>('email');
    const [address, setAddress] = useState('');
    const [typed, setTyped] = useState<TypedTerms>({ reason: '', end: '' });
    const { block, problem, setProblem, isBusy, error } = useBlockAddress(onClose);
    const { terms, problem: termsProblem } = toTerms(typed);

    const submit = (event: Event) => {
        event.preventDefault();
        const wrong = addressProblem(kind, address);
        setProblem(wrong);
        if (!wrong && !termsProblem) void block(kind, address.trim(), terms);
    };
    return (
        <Dialog title={texts.new} closeLabel={common.close} onClose={onClose}>
            <form class="stack" noValidate onSubmit={submit}>
                <fieldset class="choices">
                    <legend>{texts.kind}</legend>
                    <div class="row">
                        {KINDS.map((each) => (
                            <label key={each} class="row">
                                <input
                                    type="radio"
                                    name="block-kind"
                                    checked={kind === each}
                                    onChange={() => {
                                        setKind(each);
                                        setProblem(undefined);
                                    }}
                                />
                                {texts.scopeOf[each]}
                            </label>
                        ))}
                    </div>
                </fieldset>
                <Field label={texts.address[kind]} help={kind === 'ip' ? texts.ipHelp : undefined} error={problem && texts.errors[problem]}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            dir="ltr"
                            autocomplete="off"
                            autofocus
                            value={address}
                            onInput={(event) => {
                                setAddress(event.currentTarget.value);
                                setProblem(undefined);
                            }}
                        />
                    )}
                </Field>
                <TermsFields typed={typed} onType={setTyped} problem={termsProblem} />
                {error && (
                    <p class="error-text" role="alert">
                        {error}
                    </p>
                )}
                <div class="actions">
                    <button type="button" class="button" onClick={onClose}>
                        {common.cancel}
                    </button>
                    <button type="submit" class="button danger" disabled={isBusy}>
                        {blocking.block}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}

const REFUSALS: Readonly<Record<string, AddressProblem>> = { 'error-block-range-too-wide': 'wide', 'error-too-many-blocks': 'many' };

function useBlockAddress(onDone: () => void) {
    const app = useApp();
    const {
        contacts: { blocking },
        common,
    } = strings.value;
    const [problem, setProblem] = useState<AddressProblem>();
    const [isBusy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const command = useRef({ text: '', key: '' });
    const block = async (kind: AddressKind, address: string, terms: ReturnType<typeof toTerms>['terms']) => {
        const target = { [kind]: address };
        const text = JSON.stringify([target, terms]);
        if (command.current.text !== text) command.current = { text, key: newId() };
        setBusy(true);
        try {
            await blockTarget(app, target, terms, command.current.key);
            notify(blocking.blocked(address), { label: common.undo, run: () => void unblockWithUndo(app, target, terms, address) });
            return onDone();
        } catch (failure) {
            const known = failure instanceof ApiError ? (REFUSALS[failure.code] ?? (failure.code === 'invalid-params' ? kind : undefined)) : undefined;
            setProblem(known);
            setError(known ? undefined : errorText(failure));
        }
        setBusy(false);
    };
    return { block, problem, setProblem, isBusy, error };
}
