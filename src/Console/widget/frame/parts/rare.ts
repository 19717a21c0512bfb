import { later } from '@shared/ui/later';

/** Parts that many visitors never come to. */
export const Closed = later(() => import('./Closed').then((part) => part.Closed));
export const Offline = later(() => import('./Offline').then((part) => part.Offline));
export const Verify = later(() => import('./Verify').then((part) => part.Verify));
