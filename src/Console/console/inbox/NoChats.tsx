import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';

/** What to do when there are no chats. */
export function NoChats() {
    const app = useApp();
    const { inbox: texts } = strings.value;
    const status = app.availability.status.value;
    return (
        <div class="empty" role="status">
            <p>{status === 'not-available' ? texts.noChatsAway : status === 'available' ? texts.noChatsAvailable : texts.noChats}</p>
            {status === 'not-available' && (
                <button type="button" class="button primary" onClick={() => void attempt(() => app.availability.set('available'))}>
                    {texts.goAvailable}
                </button>
            )}
        </div>
    );
}
