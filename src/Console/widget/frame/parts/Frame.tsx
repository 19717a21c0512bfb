import { useEffect } from 'preact/hooks';
import { loadedParts } from '@shared/ui/later';
import { host, tellHost } from '../host';
import { strings } from '../strings';
import { Chat } from './Chat';
import { useApp } from './context';
import { Header } from './Header';
import { Offline } from './rare';
import { Register } from './Register';

/** The whole frame. */
export function Frame() {
    const app = useApp();
    const view = app.view.value;
    const isOpen = host.value?.isOpen;
    useEffect(() => {
        if (isOpen !== false) focusFirst();
    }, [view, isOpen, loadedParts.value]);
    return (
        <div class="frame" onKeyDown={(event) => event.key === 'Escape' && tellHost({ type: 'close' })}>
            <Header />
            <main><View /></main>
        </div>
    );
}

function View() {
    const app = useApp();
    const texts = strings.value;
    switch (app.view.value) {
        case 'loading':
            return <p class="page center quiet" role="status">{texts.loading}</p>;
        case 'unreachable':
            return (
                <div class="page center" role="alert">
                    <p>{texts.unreachable}</p>
                    <button type="button" class="button" onClick={() => void app.readConfig()}>{texts.tryAgain}</button>
                </div>
            );
        case 'disabled':
            return <p class="page center" role="status">{texts.disabled}</p>;
        case 'away':
            return <p class="page center" role="status" dir="auto">{app.config.value?.messages?.offlineMessage || texts.offline.away}</p>;
        case 'form':
            return <Register />;
        case 'offline':
            return <Offline />;
        default:
            return <Chat />;
    }
}

/** Puts the focus where the visitor goes on, unless it is somewhere in the frame already. */
function focusFirst(): void {
    const active = document.activeElement;
    if (active && active !== document.body && active.isConnected) return;
    document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
