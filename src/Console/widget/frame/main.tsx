import { effect } from '@preact/signals';
import { render } from 'preact';
import { failureView, loadTheRest } from '@shared/ui/later';
import './widget.css';
import { tellState, WidgetApp } from './app';
import { host, meetHost } from './host';
import { AppProvider } from './parts/context';
import { Frame } from './parts/Frame';
import { LoadFailure } from './parts/LoadFailure';
import { canSpeak, speak } from './strings';
import { apply, checked } from './theme';

/* The server knows conversations of a widget by these. They hold nothing of the visitor. */
const attributes = location.protocol === 'https:' ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
for (const cookie of ['rc_room_type=l', 'rc_is_widget=t']) document.cookie = `${cookie}; path=/api/v1/livechat; ${attributes}`;

const app = new WidgetApp();

effect(() => {
    const page = host.value;
    const workspace = app.config.value;
    document.documentElement.dataset['theme'] = page?.theme ?? '';
    apply({ ...checked({ accent: workspace?.theme?.color }), ...page?.look });
    const wanted = [page?.options.language, page?.language, workspace?.settings?.language, ...navigator.languages];
    void speak(wanted.filter((tag): tag is string => !!tag));
});
effect(() => app.offerSound(host.value?.options.sound === true));
effect(() => tellState(app));
effect(() => {
    void host.value?.page;
    app.tellPage();
});

effect(() => {
    if (app.session.conversation.value) void loadTheRest();
});

let wasOpen = false;
effect(() => {
    const isOpen = host.value?.isOpen === true;
    if (isOpen && !wasOpen && app.hasStarted && !app.session.conversation.peek()) void app.readConfig();
    wasOpen = isOpen;
});

failureView.value = LoadFailure;
const Root = () => (canSpeak.value ? <AppProvider value={app}><Frame /></AppProvider> : null);
render(<Root />, document.getElementById('frame')!);
void app.start();
meetHost();
