import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Schemas } from '@shared/api/client';
import { useApp } from '../../app';
import { attempt } from '../../shell/toasts';
import { manageTexts } from '../texts';
import { isAvailable, type AgentRow } from './boardState';

interface AgentTableProps {
    agents: readonly AgentRow[];
    departments: readonly Schemas['Department'][];
    onChanged(): void;
}

/** Who is there, who takes chats, and how much everybody has to do. */
export function AgentTable({ agents, departments, onChanged }: AgentTableProps) {
    const { board } = manageTexts.value;
    const presences = board.presences as Record<string, string>;
    const activities = board.activities as Record<string, string>;
    const nameOf = (id: string) => departments.find(({ _id }) => _id === id)?.name ?? id;
    return (
        <section class="stack">
            <h2>{board.agents}</h2>
            <div class="wide-table">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{board.agent}</th>
                            <th scope="col">{board.presence}</th>
                            <th scope="col">{board.takes}</th>
                            <th scope="col">{board.load}</th>
                            <th scope="col">{board.activity}</th>
                            <th scope="col">{board.department}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {agents.map((agent) => (
                            <tr key={agent.id} data-agent={agent.id}>
                                <th scope="row">
                                    <Link href={`/chats?state=open&agent=${encodeURIComponent(agent.id)}`}>
                                        <bdi>{agent.name}</bdi>
                                    </Link>
                                </th>
                                <td>
                                    <span class={`presence ${agent.status}`} />
                                    {presences[agent.status] ?? agent.status}
                                </td>
                                <td>
                                    <Takes agent={agent} onChanged={onChanged} />
                                </td>
                                <td>
                                    <Load agent={agent} />
                                </td>
                                <td>{agent.activity ? <span class="badge warn">{activities[agent.activity] ?? agent.activity}</span> : '–'}</td>
                                <td class="quiet">
                                    <bdi>{agent.departments.map(nameOf).join(', ')}</bdi>
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    );
}

function Takes({ agent, onChanged }: { agent: AgentRow; onChanged(): void }) {
    const { api, permissions } = useApp();
    const { board } = manageTexts.value;
    const [isBusy, setBusy] = useState(false);
    const change = async () => {
        setBusy(true);
        if (await attempt(() => api.post('livechat/agent.status', { body: { agentId: agent.id, status: agent.takesChats ? 'not-available' : 'available' } })))
            onChanged();
        setBusy(false);
    };
    if (!permissions.can('manage-livechat-agents'))
        return <span class={`badge ${isAvailable(agent) ? 'good' : ''}`}>{agent.takesChats ? board.takes : board.takesNot}</span>;
    return (
        <input
            type="checkbox"
            role="switch"
            class="toggle"
            checked={agent.takesChats}
            disabled={isBusy}
            aria-label={`${agent.name}: ${board.takes}`}
            onChange={change}
        />
    );
}

function Load({ agent: { chats, limit } }: { agent: AgentRow }) {
    const { board } = manageTexts.value;
    if (!limit) return <>{chats}</>;
    return (
        <span class="row">
            <meter min={0} max={limit} high={limit * 0.8} optimum={0} value={chats} aria-label={board.load} />
            <span>{board.ofLimit(chats, limit)}</span>
        </span>
    );
}
