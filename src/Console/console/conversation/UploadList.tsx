import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { strings } from '../strings';

/** The files that are being sent into a room, and those that were refused with the reason. */
export function UploadList({ roomId }: { roomId: string }) {
    const app = useApp();
    const { composer: texts, conversation } = strings.value;
    const uploads = app.uploads.in(roomId);
    if (uploads.length === 0) return null;
    return (
        <ul class="uploads">
            {uploads.map(({ id, file, refusal }) => (
                <li key={id} class={refusal ? 'bad' : ''} role={refusal ? 'alert' : 'status'}>
                    <Icon name={refusal ? 'warning' : 'clock'} size={14} />
                    <bdi>{refusal ? texts.notUploaded(file.name, refusal) : texts.uploading(file.name)}</bdi>
                    {refusal && <button type="button" class="button plain" onClick={() => app.uploads.tryAgain(id)}>{conversation.tryAgain}</button>}
                    <button type="button" class="button plain" onClick={() => app.uploads.discard(id)}>{conversation.discard}</button>
                </li>
            ))}
        </ul>
    );
}
