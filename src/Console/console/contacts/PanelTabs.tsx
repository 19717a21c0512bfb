import { useRef } from 'preact/hooks';
import { useApp } from '../app';
import { strings } from '../strings';
import { TABS, type ContactTab } from './place';

export const tabPanelId = (tab: ContactTab): string => `contact-${tab}`;

/** The tabs of a contact (ARIA tabs pattern: arrow keys move between them). */
export function PanelTabs({ tab, onTab }: { tab: ContactTab; onTab(tab: ContactTab): void }) {
    const app = useApp();
    const list = useRef<HTMLDivElement>(null);
    const { panel } = strings.value.contacts;
    const offered = TABS.filter((each) => each === 'details' || each === 'channels' || app.permissions.can('view-livechat-contact-history'));

    const onKeyDown = (event: KeyboardEvent) => {
        const isRightToLeft = strings.peek().language.direction === 'rtl';
        const by = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
        const at =
            { Home: 0, End: offered.length - 1 }[event.key] ?? (by === undefined ? undefined : (offered.indexOf(tab) + by + offered.length) % offered.length);
        if (at === undefined) return;
        event.preventDefault();
        onTab(offered[at]!);
        list.current?.querySelectorAll('button')[at]?.focus();
    };

    return (
        <div ref={list} class="tabs" role="tablist" aria-label={panel.tabs} onKeyDown={onKeyDown}>
            {offered.map((each) => (
                <button
                    key={each}
                    type="button"
                    role="tab"
                    id={`${tabPanelId(each)}-tab`}
                    aria-selected={each === tab}
                    aria-controls={each === tab ? tabPanelId(each) : undefined}
                    tabIndex={each === tab ? 0 : -1}
                    onClick={() => onTab(each)}
                >
                    {panel[each]}
                </button>
            ))}
        </div>
    );
}
