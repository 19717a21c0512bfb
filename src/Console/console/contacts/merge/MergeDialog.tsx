import { useRef, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import type { Contact } from '@shared/types';
import { useApp } from '../../app';
import { errorText, strings } from '../../strings';
import { nameOf } from '../subject';
import { useContact } from '../useContact';
import { MergePicker } from './MergePicker';
import { MergePreview } from './MergePreview';
import { mergeErrorText, mergeWithUndo, type Choices } from './merging';
import './merge.css';

/** Merges another contact into one: choose it, look at what comes out, merge. */
export function MergeDialog({ contactId, otherId: suggested, onClose }: { contactId: string; otherId?: string; onClose(): void }) {
    const { contact, error, reload } = useContact(contactId);
    const [otherId, choose] = useState<string | undefined>(suggested);
    const {
        contacts: { merging: texts },
        common,
    } = strings.value;
    if (!contact)
        return error === undefined ? null : (
            <Dialog title={texts.pick} closeLabel={common.close} onClose={onClose}>
                <p role="alert">
                    {errorText(error)}{' '}
                    <button type="button" class="link" onClick={reload}>
                        {common.retry}
                    </button>
                </p>
            </Dialog>
        );
    return (
        <Dialog title={texts.title(nameOf(contact))} closeLabel={common.close} onClose={onClose} class="merge-dialog">
            {otherId === undefined ? (
                <MergePicker contact={contact} onChoose={choose} />
            ) : (
                <Decide contact={contact} otherId={otherId} onBack={() => choose(undefined)} onClose={onClose} />
            )}
        </Dialog>
    );
}

interface DecideProps {
    contact: Contact;
    otherId: string;
    onBack(): void;
    onClose(): void;
}

function Decide({ contact, otherId, onBack, onClose }: DecideProps) {
    const app = useApp();
    const { contact: other, error } = useContact(otherId);
    const {
        contacts: { merging: texts },
        common,
    } = strings.value;
    const [choices, setChoices] = useState<Choices>({});
    const [isBusy, setBusy] = useState(false);
    const [refusal, setRefusal] = useState<string>();
    const command = useRef({ text: '', key: '' });
    if (!other)
        return error === undefined ? null : (
            <p role="alert">
                {errorText(error)}{' '}
                <button type="button" class="link" onClick={onBack}>
                    {texts.another}
                </button>
            </p>
        );

    const merge = async () => {
        const text = JSON.stringify(choices);
        if (command.current.text !== text) command.current = { text, key: newId() };
        setBusy(true);
        try {
            await mergeWithUndo(app, contact, other, choices, command.current.key);
            onClose();
        } catch (failure) {
            setRefusal(mergeErrorText(failure) ?? errorText(failure));
            setBusy(false);
        }
    };
    return (
        <div class="stack">
            <div class="spread">
                <strong>{texts.both(nameOf(contact), nameOf(other))}</strong>
                <button type="button" class="button" onClick={onBack}>
                    {texts.another}
                </button>
            </div>
            <MergePreview contact={contact} other={other} choices={choices} onChoose={setChoices} />
            <p class="quiet">{texts.keeps}</p>
            {refusal && (
                <p class="error-text" role="alert">
                    {refusal}
                </p>
            )}
            <div class="actions">
                <button type="button" class="button" onClick={onClose}>
                    {common.cancel}
                </button>
                <button type="button" class="button primary" disabled={isBusy} onClick={() => void merge()}>
                    {texts.merge}
                </button>
            </div>
        </div>
    );
}
