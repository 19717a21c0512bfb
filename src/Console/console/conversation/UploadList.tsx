import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import type { Upload } from '../store/uploads';
import { strings } from '../strings';

/** The files that are being sent into a room, with how far they are, and those that were not sent with the reason. */
export function UploadList({ roomId }: { roomId: string }) {
    const app = useApp();
    const uploads = app.uploads.in(roomId);
    if (uploads.length === 0) return null;
    return (
        <ul class="uploads">
            {uploads.map((upload) => <li key={upload.id} class={upload.refusal ? 'bad' : ''}><Line upload={upload} /></li>)}
        </ul>
    );
}

function Line({ upload: { id, file, sent, refusal } }: { upload: Upload }) {
    const { uploads } = useApp();
    const { composer: texts, conversation, common, language } = strings.value;
    if (refusal)
        return (
            <>
                <Icon name="warning" size={14} />
                <bdi role="alert">{texts.notUploaded(file.name, refusal)}</bdi>
                <button type="button" class="button plain" onClick={() => uploads.tryAgain(id)}>{conversation.tryAgain}</button>
                <button type="button" class="button plain" onClick={() => uploads.discard(id)}>{conversation.discard}</button>
            </>
        );
    const part = sent === undefined ? undefined : Math.floor(sent * 100) / 100;
    return (
        <>
            <Icon name="clock" size={14} />
            <bdi role="status">{texts.uploading(file.name)}</bdi>
            <progress aria-label={texts.uploading(file.name)} value={part} />
            {part !== undefined && <span class="quiet" aria-hidden="true">{part.toLocaleString(language.tag, { style: 'percent' })}</span>}
            <button type="button" class="button plain" aria-label={texts.cancelUpload(file.name)} onClick={() => uploads.discard(id)}>{common.cancel}</button>
        </>
    );
}
