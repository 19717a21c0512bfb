import { Link } from 'wouter-preact';
import type { Call } from '@shared/types';
import { useApp } from '../../app';
import { callerName, CallStateBadge, personName } from '../../calls/callTexts';
import { newest } from '../../calls/callState';
import { useNow } from '../../calls/useNow';
import { Problem } from '../../filters/Problem';
import { clock } from '../../shell/format';
import { PartHead } from '../PartHead';
import { manageTexts } from '../texts';
import { AgentTable } from './AgentTable';
import { earliest, isAvailable, queueRows, type QueueRow } from './boardState';
import { useBoard } from './useBoard';
import './board.css';

/** What happens now: queues, agents and calls. */
export default function Board() {
    const { store } = useApp();
    const { board } = manageTexts.value;
    const read = useBoard();
    const waiting = store.queue.value.map(({ room }) => room);
    const figures = read.value;
    const calls = (figures?.calls ?? []).map((call) => newest(call, store.call(call._id)?.call)).filter(({ open }) => open);
    const now = useNow(waiting.length > 0 || calls.length > 0);
    const since = earliest(waiting);
    const agents = figures?.agents ?? [];
    const tiles: [string, string | number, boolean?][] = [
        [board.waiting, waiting.length, waiting.length > 0],
        [board.longest, since ? clock(Math.max(0, now - Date.parse(since))) : '–', since !== undefined],
        [board.available, figures ? `${agents.filter(isAvailable).length} / ${agents.length}` : '…'],
        [board.chats, figures ? agents.reduce((sum, { chats }) => sum + chats, 0) : '…'],
        [board.calls, figures ? calls.length : '…'],
    ];
    return (
        <section class="manage-part board" aria-labelledby="part-title">
            <PartHead title={board.title} help={board.help}>
                {figures && <span class="quiet small-text">{board.asOf(new Date(figures.at).toLocaleTimeString())}</span>}
                <button type="button" class="button" disabled={read.isReading} onClick={read.reload}>
                    {board.refresh}
                </button>
            </PartHead>
            <Problem read={read} />
            <dl class="tiles">
                {tiles.map(([label, value, isUrgent]) => (
                    <div key={label} class={isUrgent ? 'urgent' : ''}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
            <Queues rows={figures ? queueRows(waiting, figures.departments, agents, figures.queues) : []} now={now} />
            <AgentTable agents={agents} departments={figures?.departments ?? []} onChanged={read.reload} />
            <OpenCalls calls={calls} now={now} />
        </section>
    );
}

function Queues({ rows, now }: { rows: readonly QueueRow[]; now: number }) {
    const { board } = manageTexts.value;
    return (
        <section class="stack">
            <h2>{board.queues}</h2>
            <div class="wide-table">
                <table class="table numbers">
                    <thead>
                        <tr>
                            <th scope="col">{board.department}</th>
                            <th scope="col">{board.waiting}</th>
                            <th scope="col">{board.longest}</th>
                            <th scope="col">{board.available}</th>
                            <th scope="col">{board.loggedIn}</th>
                            <th scope="col">{board.callsWaiting}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((row) => (
                            <tr key={row.id} class={row.waiting > 0 && row.available === 0 ? 'urgent' : ''}>
                                <th scope="row">
                                    <Link href={`/chats?state=queued${row.id && `&department=${encodeURIComponent(row.id)}`}`}>
                                        <bdi>{row.name || board.publicQueue}</bdi>
                                    </Link>
                                </th>
                                <td>{row.waiting}</td>
                                <td>{row.since ? clock(Math.max(0, now - Date.parse(row.since))) : '–'}</td>
                                <td>{row.available}</td>
                                <td>{row.agents}</td>
                                <td>{row.callsWaiting > 0 ? `${row.callsWaiting} (${clock(row.callWait * 1000)})` : 0}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    );
}

function OpenCalls({ calls, now }: { calls: readonly Call[]; now: number }) {
    const { board } = manageTexts.value;
    return (
        <section class="stack">
            <h2>{board.calls}</h2>
            {calls.length === 0 && <p class="quiet">{board.noCalls}</p>}
            <ul class="around">
                {calls.map((call) => (
                    <li key={call._id} data-call={call._id}>
                        <CallStateBadge call={call} />
                        <Link class="clip" href={`/calls/${call._id}`}>
                            <bdi>{callerName(call)}</bdi>
                        </Link>
                        <bdi class="quiet">{call.servedBy ? personName(call.servedBy) : call.ringing?.map(personName).join(', ')}</bdi>
                        <span class="quiet clock">{clock(Math.max(0, now - Date.parse(call.answeredAt ?? call.startedAt)))}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
