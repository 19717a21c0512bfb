import type { App } from '../../app';
import type { FormField } from '../catalog/types';
import { manageTexts } from '../texts';

/** Asks for a user: by choosing where users may be listed, else by its name. */
export const userField = (app: App): FormField => {
    const { agents } = manageTexts.value;
    const common = { name: 'username', label: agents.user, help: agents.userHelp, isRequired: true };
    return app.permissions.can('view-full-other-user-info') ? { ...common, type: 'choice', kind: 'usernames' } : { ...common, type: 'text' };
};
