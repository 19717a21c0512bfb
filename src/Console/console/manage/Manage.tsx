import { Link, Redirect, useLocation } from 'wouter-preact';
import { navigate } from 'wouter-preact/use-browser-location';
import { useApp } from '../app';
import { useCommands } from '../shell/commands';
import { strings } from '../strings';
import { sectionsOf, type SectionGroup } from './sections';
import { manageTexts } from './texts';
import './manage.css';

const GROUPS: readonly SectionGroup[] = ['now', 'people', 'conversations', 'workspace'];

/** The managers' screens: what happens now, and all that can be set. */
export default function Manage() {
    const app = useApp();
    const [location] = useLocation();
    const { manage } = manageTexts.value;
    const sections = sectionsOf(app);
    const id = location.split('/')[2] ?? '';
    const current = sections.find((section) => section.id === id);
    useCommands(
        sections.map((section) => ({
            id: `manage.${section.id}`,
            label: section.title,
            group: strings.value.nav.manage,
            run: () => navigate(`/manage/${section.id}`),
        })),
        [manage],
    );
    if (sections.length === 0)
        return (
            <div class="empty">
                <p>{manage.mayNot}</p>
            </div>
        );
    if (!id) return <Redirect to={`/manage/${sections[0]!.id}`} replace />;
    const Part = current?.component;
    return (
        <div class="manage">
            <nav class="manage-nav" aria-label={manage.sections}>
                {GROUPS.map((group) => (
                    <div key={group}>
                        <h2 class="quiet">{manage.groups[group]}</h2>
                        <ul>
                            {sections
                                .filter((section) => section.group === group)
                                .map((section) => (
                                    <li key={section.id}>
                                        <Link href={`/manage/${section.id}`} aria-current={section.id === id ? 'page' : undefined}>
                                            {section.title}
                                        </Link>
                                    </li>
                                ))}
                        </ul>
                    </div>
                ))}
            </nav>
            <select class="input manage-choose" aria-label={manage.sections} value={id} onChange={(event) => navigate(`/manage/${event.currentTarget.value}`)}>
                {sections.map((section) => (
                    <option key={section.id} value={section.id}>
                        {section.title}
                    </option>
                ))}
            </select>
            <div class="manage-body">
                {Part ? (
                    <Part key={id} />
                ) : (
                    <div class="empty">
                        <h1>{strings.value.errors.noSuchPage}</h1>
                    </div>
                )}
            </div>
        </div>
    );
}
