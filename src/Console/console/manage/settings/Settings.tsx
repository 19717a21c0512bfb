import { Problem } from '../../filters/Problem';
import { SearchBox } from '../../filters/FilterBar';
import { useQuery } from '../../shell/useQuery';
import { useRest } from '../../shell/useRest';
import { useApp } from '../../app';
import { manageTexts } from '../texts';
import { SETTING_GROUPS, SETTINGS, type SettingGroup, type SettingSpec } from './settingCatalog';
import { foundSettings, type SettingValue } from './settingValues';
import { SettingRow } from './SettingRow';
import './settings.css';

/** The settings of the workspace, by group or by what is searched. Only those in view are read: the server tells one at a time. */
export default function Settings() {
    const [query, change] = useQuery();
    const { settings: texts } = manageTexts.value;
    const text = query['q'] ?? '';
    const group = SETTING_GROUPS.find((each) => each === query['group']) ?? SETTING_GROUPS[0];
    const shown = text ? foundSettings(text, texts.texts) : SETTINGS[group];
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <header class="manage-head"><div class="grow"><h1 id="part-title">{texts.title}</h1><p class="quiet">{texts.help}</p></div></header>
            <SearchBox label={texts.search} value={text} onChange={(q) => change({ q })} />
            {!text && <Groups current={group} onChoose={(id) => change({ group: id })} />}
            {shown.length === 0 ? <p class="quiet">{texts.nothing}</p> : <SettingList key={shown.map(({ id }) => id).join()} specs={shown} />}
        </section>
    );
}

/** Who must prove an address, and who is kept out: a part of the settings with a place of its own. */
export function VerificationSettings() {
    const { settings: texts } = manageTexts.value;
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <header class="manage-head"><div class="grow"><h1 id="part-title">{texts.groups.verification}</h1><p class="quiet">{texts.help}</p></div></header>
            <SettingList specs={SETTINGS.verification} />
        </section>
    );
}

function Groups({ current, onChoose }: { current: SettingGroup; onChoose(group: SettingGroup): void }) {
    const { settings: texts } = manageTexts.value;
    return (
        <div class="segments" role="group" aria-label={texts.group}>
            {SETTING_GROUPS.map((id) => <button key={id} type="button" aria-pressed={id === current} onClick={() => onChoose(id)}>{texts.groups[id]}</button>)}
        </div>
    );
}

function SettingList({ specs }: { specs: readonly SettingSpec[] }) {
    const { api, permissions } = useApp();
    const { settings: texts } = manageTexts.value;
    const mayEdit = permissions.can('edit-privileged-setting');
    const read = useRest(specs.map(({ id }) => id).join(), async (signal) => {
        const values = await Promise.all(specs.map(({ id }) => api.get('settings/{_id}', { path: { _id: id }, signal })));
        return Object.fromEntries(values.map(({ _id, value }) => [_id, value as SettingValue]));
    });
    return (
        <>
            <Problem read={read} />
            {!mayEdit && <p class="quiet">{texts.readOnly}</p>}
            <ul class="settings" aria-busy={read.value === undefined}>
                {specs.map((spec) => <SettingRow key={spec.id} spec={spec} stored={read.value?.[spec.id]} mayEdit={mayEdit && read.value !== undefined} />)}
            </ul>
        </>
    );
}
