import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '@shared/types';
import { useApp } from '../app';
import { strings } from '../strings';
import { isSystem } from './rows';
import { systemText } from './systemText';

const MOST = 3;

/** Reads new messages to those who listen to the screen, and only those: not what is scrolled into view. */
export function Announcer({ messages }: { messages: readonly Message[] }) {
    const app = useApp();
    const told = useRef(messages.at(-1)?.seq ?? 0);
    const [news, setNews] = useState<readonly Message[]>([]);
    const last = messages.at(-1)?.seq ?? 0;
    useEffect(() => {
        const added = messages.slice(-MOST).filter((message) => message.seq > told.current && message.u._id !== app.me._id);
        told.current = Math.max(told.current, last);
        if (added.length > 0) setNews(added);
    }, [last]);
    const nameOf = (id: string) => app.departments.nameOf(id) ?? id;
    return (
        <div class="hidden-label" aria-live="polite" aria-relevant="additions">
            {news.map((message) => (
                <p key={message._id}>
                    {isSystem(message)
                        ? systemText(message, strings.value, nameOf)
                        : `${message.alias ?? message.u.name ?? message.u.username}: ${message.msg}`}
                </p>
            ))}
        </div>
    );
}
