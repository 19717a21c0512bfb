import { render } from 'preact';
import '@shared/styles/tokens.css';
import '@shared/styles/base.css';
import '@shared/ui/ui.css';
import { failureView } from '@shared/ui/later';
import './styles/shell.css';
import './styles/parts.css';
import { AppProvider } from './app';
import { resume, session } from './session/session';
import { SignIn } from './session/SignIn';
import { LoadFailure } from './shell/LoadFailure';
import { Shell } from './shell/Shell';
import { preferredLanguage, speak } from './strings';

function Console() {
    const current = session.value;
    if (current.kind === 'starting') return null;
    if (current.kind === 'signed-out') return <SignIn hasEnded={current.hasEnded} />;
    return <AppProvider value={current.app}><Shell /></AppProvider>;
}

failureView.value = LoadFailure;
void resume();
await speak(preferredLanguage()).catch(() => undefined);
render(<Console />, document.getElementById('app')!);
