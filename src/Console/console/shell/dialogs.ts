import { later } from '@shared/ui/later';

/** The dialogs of the frame. */
export const Palette = later(() => import('./palette').then((part) => part.Palette));
export const ShortcutSheet = later(() => import('./palette').then((part) => part.ShortcutSheet));
export const Preferences = later(() => import('./palette').then((part) => part.Preferences));
