import { useEffect, useState } from 'preact/hooks';
import type { Message } from '@shared/types';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { fileAddress, savedAs, thumbnail } from './files';

/** The files of a message. Images are shown small, everything can be downloaded. */
export function Attachments({ message }: { message: Message }) {
    if (!message.attachments?.length) return null;
    return (
        <>
            {message.attachments.map((attachment, index) => (
                <Attachment key={index} attachment={attachment} size={message.files?.[index]?.size ?? message.file?.size} />
            ))}
        </>
    );
}

type AttachmentOfMessage = NonNullable<Message['attachments']>[number];

function Attachment({ attachment, size }: { attachment: AttachmentOfMessage; size: number | undefined }) {
    const app = useApp();
    const { conversation: texts, language } = strings.value;
    const download = () => void attempt(async () => savedAs(await app.api.file(fileAddress(attachment.title_link)), attachment.title));
    const kilobytes =
        size === undefined
            ? ''
            : new Intl.NumberFormat(language.tag, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, size / 1024));
    return (
        <figure class="attachment">
            {attachment.image_url && <Thumbnail address={attachment.image_url} name={attachment.title} onOpen={download} />}
            <button type="button" class="button plain file" aria-label={texts.download(attachment.title)} onClick={download}>
                <Icon name="download" size={16} />
                <bdi class="clip">{attachment.title}</bdi>
                <span class="quiet">{kilobytes}</span>
            </button>
            {attachment.description && <figcaption dir="auto">{attachment.description}</figcaption>}
        </figure>
    );
}

/** An image in a box of a fixed size, so that nothing jumps when it comes. */
function Thumbnail({ address, name, onOpen }: { address: string; name: string; onOpen(): void }) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const [shown, setShown] = useState<string>();
    const [isGone, setGone] = useState(false);
    useEffect(() => {
        let isCurrent = true;
        thumbnail(app.api, fileAddress(address)).then(
            (url) => {
                if (isCurrent) setShown(url);
            },
            () => {
                if (isCurrent) setGone(true);
            },
        );
        return () => void (isCurrent = false);
    }, [address]);
    return (
        <button type="button" class="thumbnail" onClick={onOpen} aria-label={texts.image(name)}>
            {shown ? <img src={shown} alt="" /> : isGone && <span class="quiet">{texts.imageGone}</span>}
        </button>
    );
}
