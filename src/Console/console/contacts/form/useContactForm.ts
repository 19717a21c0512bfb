import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import type { Contact } from '@shared/types';
import { useApp } from '../../app';
import { notify, notifyError } from '../../shell/toasts';
import { strings } from '../../strings';
import { changeOf, creationOf, formOf, hasSameContent, newForm, rebased, type ContactForm, type CustomField } from './form';
import { problemsOf, problemsOfRefusal, type Problems } from './problems';
import { useKeptForm } from './useKeptForm';

interface Options {
    /** The contact to change; undefined = a new one. */
    contact: Contact | undefined;
    /** What is known of a new contact: name, email, phone. */
    known: Readonly<Record<string, string>>;
    customFields: readonly CustomField[];
    onDone(contactId: string): void;
}

/** The state of the form of a contact: what is typed, what is wrong with it, and its saving. */
export function useContactForm({ contact, known, customFields, onDone }: Options) {
    const now = contact ? formOf(contact) : newForm(known, customFields);
    const [before, setBefore] = useState(now);
    const [form, setForm] = useState(now);
    const [isOvertaken, setOvertaken] = useState(false);
    const [problems, setProblems] = useState<Problems>({});
    const kept = useKeptForm(contact?._id ?? 'new', form, before, (typed) => {
        setForm(rebased(typed.form, typed.before, now));
        setBefore(now);
    });

    const version = contact?._updatedAt ?? customFields.length;
    // Before the paint: a key that comes after it is not undone.
    useLayoutEffect(() => {
        if (hasSameContent(before, now)) return;
        const hasTyped = !hasSameContent(form, before);
        setForm(hasTyped ? rebased(form, before, now) : now);
        setBefore(now);
        setOvertaken(hasTyped && contact !== undefined);
    }, [version]);

    const save = useSaving({ contact, before, form, customFields, setProblems, onSaved: (contactId) => { kept.forget(); onDone(contactId); } });
    const change = (part: Partial<ContactForm>, ...solved: string[]) => {
        setForm((typed) => ({ ...typed, ...part }));
        setProblems((all) => Object.fromEntries(Object.entries(all).filter(([name]) => !solved.some((each) => name === each || name.startsWith(`${each}.`)))));
    };
    const discard = () => {
        kept.forget();
        setForm(before);
        setProblems({});
    };
    return { form, change, problems, isOvertaken, isRestored: kept.isRestored, discard, forget: kept.forget, ...save };
}

interface SavingOptions extends Pick<Options, 'contact' | 'customFields'> {
    before: ContactForm;
    form: ContactForm;
    setProblems(problems: Problems): void;
    onSaved(contactId: string): void;
}

/** Saves the form. The same content sent again, after nobody knows what became of it, is the same command. */
function useSaving({ contact, before, form, customFields, setProblems, onSaved }: SavingOptions) {
    const { api } = useApp();
    const { contacts: { form: texts } } = strings.value;
    const [isBusy, setBusy] = useState(false);
    const command = useRef({ text: '', key: '' });

    const send = async (): Promise<string> => {
        const body = contact ? changeOf(contact._id, before, form) : creationOf(form);
        const text = JSON.stringify(body);
        if (command.current.text !== text) command.current = { text, key: newId() };
        const idempotencyKey = command.current.key;
        if ('contactId' in body) return (await api.post('omnichannel/contacts.update', { body, idempotencyKey })).contact._id;
        return (await api.post('omnichannel/contacts', { body, idempotencyKey })).contactId;
    };

    const save = async (): Promise<void> => {
        const wrong = problemsOf(form, customFields, texts.errors);
        setProblems(wrong);
        if (Object.keys(wrong).length > 0) return;
        setBusy(true);
        try {
            const contactId = await send();
            notify(contact && !contact.unknown ? texts.saved : texts.created);
            onSaved(contactId);
        } catch (failure) {
            const refused = problemsOfRefusal(failure, customFields, texts.errors);
            if (refused) setProblems(refused);
            else notifyError(failure);
            setBusy(false);
        }
    };
    return { save, isBusy };
}
