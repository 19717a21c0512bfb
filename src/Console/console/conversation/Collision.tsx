import { useEffect } from 'preact/hooks';
import type { Room } from '@shared/types';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { strings } from '../strings';
import { useIsLooking } from './useReading';

/** Who types, and which other users look at this room or write in it. */
export function Collision({ room }: { room: Room }) {
    const app = useApp();
    const roomId = room._id;
    const { conversation: texts, language } = strings.value;
    const isLooking = useIsLooking();
    useEffect(() => {
        app.signals.view(isLooking ? roomId : null);
        return () => app.signals.view(null);
    }, [roomId, isLooking]);
    const others = app.signals.viewersOf(roomId).filter((viewer) => viewer._id !== app.me._id);
    // A visitor's user name is made up; agents know the visitor by the name of the chat.
    const typing = app.signals
        .typingIn(roomId)
        .filter((typist) => typist._id !== app.me._id)
        .map((typist) => (typist._id === room.v._id ? { ...typist, name: room.fname } : typist));
    const writers = others.filter((viewer) => viewer.isTyping || typing.some((typist) => typist._id === viewer._id));
    const visitors = typing.filter((typist) => !writers.some((writer) => writer._id === typist._id));
    const watchers = others.filter((viewer) => !writers.includes(viewer));
    const names = (people: readonly { name?: string; username: string }[]) =>
        new Intl.ListFormat(language.tag, { type: 'conjunction' }).format(people.map((person) => person.name ?? person.username));
    return (
        <div class="signals" role="status">
            {visitors.length > 0 && <span class="typing">{texts.typing(visitors.length, { names: names(visitors) })}</span>}
            {writers.length > 0 && (
                <span class="collision warn">
                    <Icon name="pencil" size={14} />
                    {texts.writing(writers.length, { names: names(writers) })}
                </span>
            )}
            {watchers.length > 0 && (
                <span class="collision">
                    <Icon name="eye" size={14} />
                    {texts.viewing(watchers.length, { names: names(watchers) })}
                </span>
            )}
        </div>
    );
}
