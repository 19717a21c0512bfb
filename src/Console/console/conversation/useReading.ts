import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app';
import type { Conversation } from '../store/conversation';

/** Whether the user looks at this page: it is in front and has the focus. */
export function useIsLooking(): boolean {
    const [isLooking, setLooking] = useState(looks);
    useEffect(() => {
        const look = () => setLooking(looks());
        for (const event of ['focus', 'blur'] as const) window.addEventListener(event, look);
        document.addEventListener('visibilitychange', look);
        return () => {
            for (const event of ['focus', 'blur'] as const) window.removeEventListener(event, look);
            document.removeEventListener('visibilitychange', look);
        };
    }, []);
    return isLooking;
}

export const looks = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Tells the server how far the serving agent has read, while he looks at the newest messages. */
export function useMarkRead(conversation: Conversation | undefined, isAtEnd: boolean): void {
    const app = useApp();
    const isLooking = useIsLooking();
    const told = useRef('');
    const isLive = app.live.status.value.kind === 'live';
    const isMine = conversation?.room.servedBy?._id === app.me._id && !conversation.room.cl;
    const last = conversation?.messages.at(-1)?.seq ?? 0;
    const isUnread = conversation !== undefined && (last > conversation.agent.read && conversation.room.unread > 0);
    useEffect(() => {
        if (!conversation || !isMine || !isLooking || !isAtEnd || !isLive || !isUnread) return;
        const key = `${conversation.room._id}/${last}`;
        if (told.current === key) return;
        told.current = key;
        app.live.tell('Read', conversation.room._id, last);
    }, [conversation?.room._id, isMine, isLooking, isAtEnd, isLive, isUnread, last]);
    useEffect(() => { if (!isLive) told.current = ''; }, [isLive]);
}
