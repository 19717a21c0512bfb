import { later } from '@shared/ui/later';

/** The dialogs of the quick actions. */
export const CloseDialog = later(() => import('./CloseDialog').then((part) => part.CloseDialog));
export const ForwardDialog = later(() => import('./ForwardDialog').then((part) => part.ForwardDialog));
export const TranscriptDialog = later(() => import('./TranscriptDialog').then((part) => part.TranscriptDialog));
