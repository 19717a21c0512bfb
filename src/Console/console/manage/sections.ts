import type { FunctionComponent } from 'preact';
import { later } from '@shared/ui/later';
import type { IconName } from '@shared/ui/Icon';
import type { App } from '../app';
import { CatalogScreen } from './catalog/CatalogScreen';
import type { Catalog } from './catalog/types';
import { cannedCatalog } from './catalogs/canned';
import { customFieldCatalog } from './catalogs/customFields';
import { departmentCatalog } from './catalogs/departments';
import { hoursCatalog } from './catalogs/hours';
import { priorityCatalog, serviceLevelCatalog } from './catalogs/levels';
import { dispositionCatalog, tagCatalog } from './catalogs/tags';
import { agentCatalog } from './catalogs/agents';
import { managerCatalog, monitorCatalog } from './catalogs/staff';
import { unitCatalog } from './catalogs/units';
import { userCatalog } from './catalogs/users';
import { webhookCatalog } from './webhooks/webhooks';
import { manageTexts } from './texts';

export type SectionGroup = 'now' | 'people' | 'conversations' | 'workspace';

/** One of the managers' screens. */
export interface ManageSection {
    readonly id: string;
    readonly group: SectionGroup;
    readonly title: string;
    readonly icon?: IconName;
    readonly component: FunctionComponent;
}

const BOARD = later(() => import('./board/Board').then((part) => part.default));
const SETTINGS = later(() => import('./settings/Settings').then((part) => part.default));
const VERIFICATION = later(() => import('./settings/Settings').then((part) => part.VerificationSettings));
const PERMISSIONS = later(() => import('./roles/PermissionMatrix').then((part) => part.default));
const IMPORT = later(() => import('./imports/Import').then((part) => part.default));
const RETENTION = later(() => import('./retention/Retention').then((part) => part.default));
const AUDIT = later(() => import('./audit/Audit').then((part) => part.default));

/** The screens that the user may see, in their order. */
export function sectionsOf(app: App): readonly ManageSection[] {
    const texts = manageTexts.value;
    const may = (...names: string[]) => app.permissions.canAny(...names);
    const offered: (ManageSection | false)[] = [
        may('view-livechat-manager') && { id: 'board', group: 'now', title: texts.board.title, component: BOARD },
        may('manage-livechat-agents') && listed('people', agentCatalog, app),
        may('view-livechat-manager') && listed('people', managerCatalog, app),
        may('manage-livechat-monitors') && listed('people', monitorCatalog, app),
        may('view-full-other-user-info') && listed('people', userCatalog, app),
        { id: 'permissions', group: 'people', title: texts.permissions.title, component: PERMISSIONS },
        may('view-livechat-departments') && listed('conversations', departmentCatalog, app),
        may('manage-livechat-units') && listed('conversations', unitCatalog, app),
        may('view-livechat-business-hours') && listed('conversations', hoursCatalog, app),
        may('view-canned-responses') && listed('conversations', cannedCatalog, app),
        may('view-l-room', 'manage-livechat-tags') && listed('conversations', tagCatalog, app),
        may('manage-livechat-priorities') && listed('conversations', priorityCatalog, app),
        may('manage-livechat-sla') && listed('conversations', serviceLevelCatalog, app),
        may('view-l-room', 'manage-voip-call-settings') && listed('conversations', dispositionCatalog, app),
        may('view-livechat-manager') && listed('conversations', customFieldCatalog, app),
        may('view-privileged-setting') && { id: 'settings', group: 'workspace', title: texts.settings.title, component: SETTINGS },
        may('view-privileged-setting') && { id: 'verification', group: 'workspace', title: texts.settings.groups.verification, component: VERIFICATION },
        app.permissions.can('create-livechat-contact', 'update-livechat-contact') && {
            id: 'import',
            group: 'workspace',
            title: texts.imports.title,
            component: IMPORT,
        },
        may('view-livechat-webhooks') && listed('workspace', webhookCatalog, app),
        may('manage-livechat-retention') && { id: 'retention', group: 'workspace', title: texts.retention.title, component: RETENTION },
        may('can-audit-log') && { id: 'audit', group: 'workspace', title: texts.audit.title, component: AUDIT },
    ];
    return offered.filter((section) => section !== false);
}

/** A section that shows a catalog. */
function listed<Item>(group: SectionGroup, make: (app: App) => Catalog<Item>, app: App): ManageSection {
    const catalog = make(app);
    return { id: catalog.id, group, title: catalog.title, component: screenOf(make, app) };
}

const screens = new WeakMap<App, Map<unknown, FunctionComponent>>();

/** The same component each time, so that a screen keeps its state when it is drawn again. */
function screenOf<Item>(make: (app: App) => Catalog<Item>, app: App): FunctionComponent {
    const ofApp = screens.get(app) ?? new Map<unknown, FunctionComponent>();
    screens.set(app, ofApp);
    if (!ofApp.has(make)) ofApp.set(make, () => CatalogScreen({ catalog: make(app) }));
    return ofApp.get(make)!;
}
