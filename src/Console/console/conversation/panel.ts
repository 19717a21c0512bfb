import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

/** What is shown beside a conversation. */
export type PanelName = 'contact' | 'info';

const WIDE = '(min-width: 78rem)';

/** The panel that the user last had open; it is the same for all conversations. */
export const chosenPanel = signal<PanelName | undefined>('contact');

/** Whether there is room for a panel beside the conversation; otherwise it is a dialog. */
export function useIsWide(): boolean {
    const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
    useEffect(() => {
        const query = matchMedia(WIDE);
        const look = () => setWide(query.matches);
        query.addEventListener('change', look);
        return () => query.removeEventListener('change', look);
    }, []);
    return isWide;
}
