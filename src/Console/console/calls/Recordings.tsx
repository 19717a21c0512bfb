import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { fullTime } from '../shell/format';
import { strings } from '../strings';
import { lasting } from './durations';

type Recording = Schemas['CallRecording'];

/** The recordings and transcripts of a call. They are fetched only when somebody asks: the contact's timeline says who did. */
export function Recordings({ callId, recordings }: { callId: string; recordings: readonly Recording[] }) {
    const { calls } = strings.value;
    const mayHear = useApp().permissions.can('spy-voip-calls');
    if (recordings.length === 0) return null;
    return (
        <section class="call-part">
            <h3>{calls.recordings}</h3>
            {!mayHear && <p class="quiet">{calls.mayNotHear}</p>}
            <ul class="around">
                {recordings.map((recording) => (
                    <li key={recording._id} class="wrap">
                        <Icon name={recording.kind === 'transcribed' ? 'note' : 'record'} size={16} />
                        <span>{fullTime(recording.ts)}</span>
                        {recording.durationSeconds !== undefined && <span class="quiet">{lasting(recording.durationSeconds * 1000)}</span>}
                        {mayHear && <Player callId={callId} recording={recording} />}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Player({ callId, recording }: { callId: string; recording: Recording }) {
    const { api } = useApp();
    const { calls } = strings.value;
    const [address, setAddress] = useState<string>();
    const [isBusy, setBusy] = useState(false);
    useEffect(
        () => () => {
            if (address) URL.revokeObjectURL(address);
        },
        [address],
    );
    const isText = recording.kind === 'transcribed';
    const fetchIt = async () => {
        setBusy(true);
        const query = new URLSearchParams({ callId, recordingId: recording._id });
        await attempt(async () => setAddress(URL.createObjectURL(await api.file(`/api/v1/calls.recording?${query}`))));
        setBusy(false);
    };
    if (!address)
        return (
            <button type="button" class="button small" disabled={isBusy} onClick={fetchIt}>
                <Icon name={isText ? 'eye' : 'play'} size={14} />
                {isText ? calls.read : calls.listen}
            </button>
        );
    return (
        <>
            {!isText && <audio controls src={address} aria-label={calls.recordings} />}
            <a class="button small" href={address} download={`${callId}-${recording._id}`}>
                <Icon name="download" size={14} />
                {calls.download}
            </a>
        </>
    );
}
