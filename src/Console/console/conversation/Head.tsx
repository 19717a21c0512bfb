import { Link, useLocation } from 'wouter-preact';
import type { Room } from '@shared/types';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { channelIcon, channelLabel } from './channel';
import { QuickActions } from './QuickActions';
import { priorityText, usePriorities } from './catalogs';
import type { PanelName } from './panel';

interface HeadProps {
    room: Room;
    panel: PanelName | undefined;
    onPanel(panel: PanelName | undefined): void;
}

/** Who writes by which channel, who serves it, and what can be done with the chat. */
export function Head({ room, panel, onPanel }: HeadProps) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const [location] = useLocation();
    const toggle = (name: PanelName) => onPanel(panel === name ? undefined : name);
    const department = room.department?.name ?? app.departments.nameOf(room.departmentId);
    const agent = room.servedBy && (room.servedBy._id === app.me._id ? texts.servedByYou : texts.servedBy(room.servedBy.username));
    return (
        <header class="chat-head">
            <Link class="button plain icon-only to-list" href={withQuery(`/${location.split('/')[1]}`)} aria-label={texts.backToList}>
                <Icon name="back" />
            </Link>
            <div class="chat-title">
                <div class="row">
                    <h1 class="clip" tabIndex={-1}>
                        <bdi>{room.fname}</bdi>
                    </h1>
                    <span class={`badge ${room.verified ? 'good' : ''}`}>
                        <Icon name="shield" size={12} />
                        {room.verified ? texts.verified : texts.notVerified}
                    </span>
                    <PriorityBadge room={room} />
                </div>
                <div class="chat-facts">
                    <span title={texts.channel}>
                        <Icon name={channelIcon(room.source)} size={14} />
                        <bdi>{channelLabel(room.source, strings.value)}</bdi>
                    </span>
                    {department && (
                        <span>
                            <bdi>{department}</bdi>
                        </span>
                    )}
                    <span>{agent ?? (!room.cl && texts.unserved)}</span>
                    {room.topic && (
                        <span class="clip" title={room.topic}>
                            <bdi>{room.topic}</bdi>
                        </span>
                    )}
                    {room.tags?.map((tag) => (
                        <span key={tag} class="badge">
                            <Icon name="tag" size={12} />
                            <bdi>{tag}</bdi>
                        </span>
                    ))}
                </div>
            </div>
            <div class="row chat-actions">
                <QuickActions room={room} />
                <button
                    type="button"
                    class="button plain icon-only"
                    aria-label={texts.info}
                    aria-pressed={panel === 'info'}
                    onClick={() => toggle('info')}>
                    <Icon name="info" />
                </button>
                <button
                    type="button"
                    class="button plain icon-only"
                    aria-label={texts.contact}
                    aria-pressed={panel === 'contact'}
                    onClick={() => toggle('contact')}>
                    <Icon name="user" />
                </button>
            </div>
        </header>
    );
}

function PriorityBadge({ room }: { room: Room }) {
    const priorities = usePriorities(room.priorityId !== undefined);
    const priority = priorities.find((each) => each._id === room.priorityId);
    if (!priority) return null;
    return <span class={`badge ${priority.sortItem <= 2 ? 'warn' : ''}`}>{priorityText(priority, strings.value)}</span>;
}
