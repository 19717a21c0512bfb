import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter-preact';
import { Avatar } from '@shared/ui/Avatar';
import { Icon, type IconName } from '@shared/ui/Icon';
import { later, loadTheRest } from '@shared/ui/later';
import { Menu, type MenuItem } from '@shared/ui/Menu';
import { useApp } from '../app';
import { Inbox } from '../inbox/Inbox';
import { Ringing } from '../calls/Ringing';
import { signOut } from '../session/session';
import { chooseLanguage, LANGUAGES, strings } from '../strings';
import { Banner } from './Banner';
import { AvailabilitySwitch } from './AvailabilitySwitch';
import { GlobalCommands } from './GlobalCommands';
import { openDialog } from './globalDialog';
import { Notifier } from './notifications/notifier';
import { attempt, Toasts } from './toasts';

const Chats = later(() => import('../chats/Chats').then((part) => part.default));
const Contacts = later(() => import('../contacts/Contacts').then((part) => part.Contacts));
const Calls = later(() => import('../calls/Calls').then((part) => part.default));
const Manage = later(() => import('../manage/Manage').then((part) => part.default));

interface Section {
    path: string;
    icon: IconName;
    label: string;
    count?: number;
}

/** The frame around everything that a signed-in user sees. */
export function Shell() {
    const app = useApp();
    const { nav, app: texts, errors, signIn, palette } = strings.value;
    useEffect(() => {
        const notifier = new Notifier(app);
        notifier.start();
        return () => notifier.stop();
    }, [app]);
    const waiting = useComputed(() => app.store.queue.value.length);
    const isLive = app.live.status.value.kind === 'live';
    useEffect(() => { if (isLive) void loadTheRest(); }, [isLive]);
    const sections: Section[] = [
        { path: '/inbox', icon: 'inbox', label: nav.inbox, count: waiting.value },
        { path: '/chats', icon: 'chats', label: nav.chats },
        { path: '/contacts', icon: 'contacts', label: nav.contacts },
        { path: '/calls', icon: 'phone', label: nav.calls },
        ...(app.permissions.can('view-livechat-manager') ? [{ path: '/manage', icon: 'settings' as const, label: nav.manage }] : []),
    ];
    return (
        <div class="shell">
            <a class="skip" href="#content">{texts.skipToContent}</a>
            <nav class="rail" aria-label={nav.label}>
                <ul>{sections.map((section) => <li key={section.path}><RailLink {...section} /></li>)}</ul>
                <div class="rail-user">
                    <AvailabilitySwitch />
                    <Avatar name={app.me.name} />
                    <Menu label={app.me.name} items={[
                        ...otherLanguages(),
                        { label: palette.preferences, icon: 'settings', onChoose: () => void (openDialog.value = 'preferences') },
                        { label: palette.open, icon: 'search', onChoose: () => void (openDialog.value = 'palette') },
                        { label: palette.help, icon: 'help', onChoose: () => void (openDialog.value = 'shortcuts') },
                        { label: signIn.signOut, icon: 'signOut', onChoose: () => void signOut() },
                    ]} />
                </div>
            </nav>
            <div class="stage">
                <Banner />
                <main id="content" tabIndex={-1}>
                    <Switch>
                        <Route path="/"><Redirect to="/inbox" replace /></Route>
                        <Route path="/inbox/:rid?" component={Inbox} />
                        <Route path="/chats/:rid?" component={Chats} />
                        <Route path="/contacts/*?" component={Contacts} />
                        <Route path="/calls/:callId?" component={Calls} />
                        <Route path="/manage/*?" component={Manage} />
                        <Route>
                            <div class="empty"><h1>{errors.noSuchPage}</h1><Link href="/inbox">{errors.toInbox}</Link></div>
                        </Route>
                    </Switch>
                </main>
            </div>
            <Ringing />
            <Toasts />
            <GlobalCommands />
            <KeptFocus />
        </div>
    );
}

/** Gives the focus to the new page when what had it went away with the former one. */
function KeptFocus() {
    const [location] = useLocation();
    const former = useRef(location);
    useEffect(() => {
        if (former.current === location) return;
        former.current = location;
        const timer = setTimeout(() => {
            if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
        });
        return () => clearTimeout(timer);
    }, [location]);
    return null;
}

/** The languages that the console can speak instead of the present one. */
function otherLanguages(): MenuItem[] {
    const present = strings.value.language.tag;
    return Object.entries(LANGUAGES).filter(([language]) => language !== present)
        .map(([language, { name }]) => ({ label: name, icon: 'globe', onChoose: () => void attempt(() => chooseLanguage(language)) }));
}

function RailLink({ path, icon, label, count }: Section) {
    const [location] = useLocation();
    const isHere = location === path || location.startsWith(`${path}/`);
    return (
        <Link href={path} class="rail-link" aria-current={isHere ? 'page' : undefined}>
            <Icon name={icon} size={22} />
            <span>{label}</span>
            {count ? <span class="badge count">{count}</span> : null}
        </Link>
    );
}
