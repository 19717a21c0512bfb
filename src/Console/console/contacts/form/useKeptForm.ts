import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../app';
import { hasSameContent, type ContactForm } from './form';

interface Kept {
    form: ContactForm;
    /** What the contact was when typing began. */
    before: ContactForm;
}

const PAUSE_MS = 400;

/** Keeps on the device what is typed and not saved, and gives it back when the form is opened again. */
export function useKeptForm(name: string, form: ContactForm, before: ContactForm, restore: (kept: Kept) => void): { isRestored: boolean; forget(): void } {
    const { device } = useApp();
    const key = `contact-form/${name}`;
    const [isRestored, setRestored] = useState(false);
    const hasRead = useRef(false);
    const isOver = useRef(false);

    useEffect(() => {
        let isGone = false;
        void device.read<Kept>(key).then((kept) => {
            hasRead.current = true;
            if (isGone || !kept || hasSameContent(kept.form, kept.before)) return;
            restore(kept);
            setRestored(true);
        });
        return () => { isGone = true; };
    }, [key]);

    useEffect(() => {
        const timer = setTimeout(() => {
            if (!hasRead.current || isOver.current) return;
            void (hasSameContent(form, before) ? device.remove(key) : device.write(key, { form, before }));
        }, PAUSE_MS);
        return () => clearTimeout(timer);
    }, [key, form, before]);

    const forget = () => {
        isOver.current = true;
        setRestored(false);
        void device.remove(key);
        setTimeout(() => { isOver.current = false; }, PAUSE_MS * 2);
    };
    return { isRestored, forget };
}
