import type { Contact } from '@shared/types';
import { strings } from '../strings';

/** What menus and dialogs need to know of a contact, whether it comes from the list or from its panel. */
export type Subject = Pick<Contact, '_id' | 'name' | 'channels' | 'block' | 'unknown'>;

/** A contact's name, or words that stand for one. */
export const nameOf = (contact: { name: string }): string => contact.name.trim() || strings.value.contacts.noName;

export const isBlockedSomewhere = (contact: Subject): boolean => contact.block !== undefined || contact.channels.some((channel) => channel.blocked);
