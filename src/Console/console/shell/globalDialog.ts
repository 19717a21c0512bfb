import { signal } from '@preact/signals';

/** The dialog of the frame that is open. */
export const openDialog = signal<'palette' | 'shortcuts' | 'preferences' | undefined>(undefined);
