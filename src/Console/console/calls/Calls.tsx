import { useParams } from 'wouter-preact';
import { navigate } from 'wouter-preact/use-browser-location';
import { focusSoon, onEscape } from '../filters/focus';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { CallDetail } from './CallDetail';
import { CallList } from './CallList';
import './calls.css';

/** The calls: the list, and beside it all that is known of the chosen one. */
export default function Calls() {
    const { callId } = useParams<{ callId?: string }>();
    const { nav, calls } = strings.value;
    const close = () => {
        navigate(withQuery('/calls'));
        focusSoon(`.call-row[data-call="${CSS.escape(callId ?? '')}"] .row-link`);
    };
    return (
        <div class={`split browse ${callId ? 'has-detail' : ''}`}>
            <section class="pane" aria-label={nav.calls}>
                <h1 class="hidden-label">{nav.calls}</h1>
                <CallList chosen={callId} />
            </section>
            {callId && (
                <section class="detail" aria-label={calls.detail} onKeyDown={onEscape(close)}>
                    <CallDetail key={callId} callId={callId} onClose={close} />
                </section>
            )}
        </div>
    );
}
