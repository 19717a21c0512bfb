import { strings } from '../strings';

/** What stands before a message: the day, and where the unread messages begin. */
export function Leading({ startsDay, startsUnread, at }: { startsDay: boolean; startsUnread: boolean; at: number }) {
    return (
        <>
            {startsDay && <div class="day"><time dateTime={new Date(at).toISOString()}>{dayText(at)}</time></div>}
            {startsUnread && <div class="unread-line"><span>{strings.value.conversation.unread}</span></div>}
        </>
    );
}

function dayText(at: number): string {
    const { conversation: texts, language } = strings.value;
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
    if (days === 0) return texts.today;
    if (days === 1) return texts.yesterday;
    const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
    return new Intl.DateTimeFormat(language.tag, { weekday: 'long', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(at);
}
