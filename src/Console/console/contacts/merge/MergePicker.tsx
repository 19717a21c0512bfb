import { useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Avatar } from '@shared/ui/Avatar';
import { Field } from '@shared/ui/Field';
import type { Contact } from '@shared/types';
import { useApp } from '../../app';
import { attempt } from '../../shell/toasts';
import { usePages } from '../../shell/usePages';
import { useRest } from '../../shell/useRest';
import { errorText, strings } from '../../strings';
import { ContactBadges } from '../ContactBadges';
import { readKnownThenUnknown } from '../listing';
import { nameOf } from '../subject';
import { useTyped } from '../useTyped';

type Candidate = Pick<Contact, '_id' | 'name' | 'emails' | 'phones' | 'unknown' | 'block' | 'channels' | 'conflictingFields'>;

interface MergePickerProps {
    contact: Contact;
    onChoose(contactId: string): void;
}

/** Offers contacts that may be the same person, and a search for any other. */
export function MergePicker({ contact, onChoose }: MergePickerProps) {
    const app = useApp();
    const { merging: texts } = strings.value.contacts;
    const similar = useRest(`duplicates ${contact._id}`, async (signal) =>
        (await app.api.get('omnichannel/contacts.duplicates', { query: { contactId: contact._id }, signal })).duplicates.map((pair) =>
            pair.contact._id === contact._id ? pair.other : pair.contact,
        ),
    );
    const [search, setSearch] = useState('');
    const [text, setText] = useTyped(search, setSearch);

    const dismiss = async (other: Candidate) => {
        const body = { contactId: contact._id, otherContactId: other._id };
        if (await attempt(() => app.api.post('omnichannel/contacts.duplicates.dismiss', { body, idempotencyKey: newId() }), texts.dismissed)) similar.reload();
    };
    return (
        <div class="stack">
            <Field label={texts.pick}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        type="search"
                        dir="auto"
                        autofocus
                        placeholder={strings.value.contacts.searchHint}
                        value={text}
                        onInput={(event) => setText(event.currentTarget.value)}
                    />
                )}
            </Field>
            {search === '' ? (
                <div class="stack">
                    <h3>{texts.similar}</h3>
                    {similar.value?.length === 0 && <p class="quiet">{texts.noneSimilar}</p>}
                    {similar.error !== undefined && <p role="alert">{errorText(similar.error)}</p>}
                    <Candidates all={similar.value ?? []} onChoose={onChoose} onDismiss={dismiss} />
                </div>
            ) : (
                <Found contact={contact} search={search} onChoose={onChoose} />
            )}
        </div>
    );
}

const MOST_FOUND = 20;

function Found({ contact, search, onChoose }: MergePickerProps & { search: string }) {
    const { api } = useApp();
    const { contacts: texts } = strings.value;
    const pages = usePages(`merge ${search}`, (_, signal) =>
        readKnownThenUnknown({ offset: 0, count: MOST_FOUND }, async (unknown, page) => {
            const found = await api.get('omnichannel/contacts.search', { query: { ...page, unknown, searchText: search }, signal });
            return { items: found.contacts, total: found.total };
        }),
    );
    const others = pages.items.filter((each) => each._id !== contact._id);
    if (!pages.isFirst && others.length === 0) return <p class="quiet">{pages.error === undefined ? texts.nothingFound : errorText(pages.error)}</p>;
    return <Candidates all={others} onChoose={onChoose} />;
}

interface CandidatesProps {
    all: readonly Candidate[];
    onChoose(contactId: string): void;
    onDismiss?(other: Candidate): void;
}

function Candidates({ all, onChoose, onDismiss }: CandidatesProps) {
    const { merging: texts } = strings.value.contacts;
    return (
        <ul class="cards">
            {all.map((other) => (
                <li key={other._id} class="card spread" data-contact={other._id}>
                    <button type="button" class="candidate" aria-label={texts.choose(nameOf(other))} onClick={() => onChoose(other._id)}>
                        <Avatar name={nameOf(other)} size={28} />
                        <span class="candidate-text">
                            <span class="row">
                                <bdi class="clip">{nameOf(other)}</bdi>
                                <ContactBadges contact={other} isBrief />
                            </span>
                            <span class="quiet clip">
                                <bdi>{[...other.emails.map((email) => email.address), ...other.phones.map((phone) => phone.phoneNumber)].join(' · ')}</bdi>
                            </span>
                        </span>
                    </button>
                    {onDismiss && (
                        <button type="button" class="button plain" onClick={() => onDismiss(other)}>
                            {texts.notSame}
                        </button>
                    )}
                </li>
            ))}
        </ul>
    );
}
