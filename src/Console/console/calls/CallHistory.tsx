import type { Schemas } from '@shared/api/client';
import { fullTime } from '../shell/format';
import { strings } from '../strings';
import { personName } from './callTexts';

/** What happened to a call, entry by entry: what the provider said and what people did. Opened on demand. */
export function CallHistory({ entries }: { entries: readonly Schemas['CallEntry'][] }) {
    const { calls } = strings.value;
    return (
        <details class="call-part">
            <summary>{calls.history(entries.length)}</summary>
            <ol class="entries">
                {entries.map((entry) => (
                    <li key={entry.seq}>
                        <time class="quiet small-text" dateTime={entry.eventAt ?? entry.ts}>{fullTime(entry.eventAt ?? entry.ts)}</time>
                        <span>{entryText(entry)}{entry.by && <> · <bdi>{personName(entry.by)}</bdi></>}{entry.reason && <> · {entry.reason}</>}</span>
                        {entry.disposition && <bdi class="badge">{entry.disposition.name}</bdi>}
                        {entry.notes && <p class="noted" dir="auto">{entry.notes}</p>}
                    </li>
                ))}
            </ol>
        </details>
    );
}

function entryText(entry: Schemas['CallEntry']): string {
    const { entries, events } = strings.value.calls;
    if (entry.kind === 'call-event' && entry.event) return (events as Record<string, string>)[entry.event] ?? entry.event;
    return (entries as Record<string, string>)[entry.kind] ?? entry.kind;
}
