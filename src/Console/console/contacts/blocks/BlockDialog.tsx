import { useRef, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import type { Channel } from '@shared/types';
import { useApp } from '../../app';
import { notify } from '../../shell/toasts';
import { errorText, strings } from '../../strings';
import { mediumName } from '../medium';
import { nameOf, type Subject } from '../subject';
import { blockTarget, unblockWithUndo, type BlockTarget } from './blocking';
import { TermsFields, toTerms, type TypedTerms } from './TermsFields';

interface BlockDialogProps {
    contact: Pick<Subject, '_id' | 'name' | 'channels'>;
    /** The channel to block; without it the user chooses between the contact and each of its channels. */
    channel?: Pick<Channel, 'visitor' | 'details'>;
    onClose(): void;
    onBlocked?(): void;
}

const EVERYTHING = -1;

/** Asks whether to block a contact on a channel, or on all of them, and does so. */
export function BlockDialog({ contact, channel, onClose, onBlocked }: BlockDialogProps) {
    const app = useApp();
    const {
        contacts: { blocking: texts },
        common,
    } = strings.value;
    const [chosen, choose] = useState(EVERYTHING);
    const [typed, setTyped] = useState<TypedTerms>({ reason: '', end: '' });
    const [isBusy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const key = useRef(newId());
    const name = nameOf(contact);
    const channels = channel ? [channel] : contact.channels.filter((each) => !each.blocked);
    const target: BlockTarget = channel
        ? { visitor: channel.visitor }
        : chosen === EVERYTHING
          ? { contactId: contact._id }
          : { visitor: channels[chosen]!.visitor };
    const { terms, problem } = toTerms(typed);

    const block = async (event: Event) => {
        event.preventDefault();
        if (problem) return;
        setBusy(true);
        try {
            await blockTarget(app, target, terms, key.current);
            notify(texts.blocked(name), { label: common.undo, run: () => void unblockWithUndo(app, target, terms, name) });
            onBlocked?.();
            onClose();
        } catch (failure) {
            setError(errorText(failure));
            setBusy(false);
        }
    };

    return (
        <Dialog title={channel ? texts.title : texts.contactTitle} closeLabel={common.close} onClose={onClose}>
            <form class="stack" onSubmit={block}>
                {channel ? (
                    <p>{texts.onChannel(name, mediumName(channel.details.type))}</p>
                ) : (
                    <fieldset class="choices">
                        <legend>{texts.what}</legend>
                        {[EVERYTHING, ...channels.keys()].map((index) => (
                            <label key={index} class="row">
                                <input type="radio" name="block-what" checked={chosen === index} onChange={() => choose(index)} />
                                {index === EVERYTHING ? texts.everything : texts.channel(mediumName(channels[index]!.details.type))}
                            </label>
                        ))}
                    </fieldset>
                )}
                <TermsFields typed={typed} onType={setTyped} problem={problem} />
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
                        {texts.block}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
