import type { Contact } from '@shared/types';
import type { CustomField } from '../../console/contacts/form/form';

export const contact = (change: Partial<Contact> = {}): Contact => ({
    _id: 'ada',
    _updatedAt: '2026-11-22T09:00:00.000Z',
    createdAt: '2026-11-22T09:00:00.000Z',
    name: 'Ada Lovelace',
    emails: [{ address: 'ada@example.com' }],
    phones: [{ phoneNumber: '+4930123456' }],
    channels: [],
    conflictingFields: [],
    customFields: {},
    enabled: true,
    preRegistration: true,
    unknown: false,
    ...change,
});

export const customField = (change: Partial<CustomField> = {}): CustomField => ({
    _id: 'customer',
    _updatedAt: '2026-11-22T09:00:00.000Z',
    label: 'Customer number',
    public: false,
    regexp: '',
    required: false,
    scope: 'visitor',
    searchable: true,
    type: 'input',
    visibility: 'visible',
    ...change,
});
