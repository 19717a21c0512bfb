import { useEffect, useState } from 'preact/hooks';
import type { VisitorMessage } from '../conversation';
import { partsOf } from '../links';
import { strings } from '../strings';
import { useApp } from './context';
import { Icon, type IconName } from './Icon';

/** A text with its links; markup in it is text. */
export function Text({ text }: { text: string }) {
    return (
        <span class="text" dir="auto">
            {partsOf(text).map((part, index) => part.href
                ? <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">{part.text}</a>
                : part.text)}
        </span>
    );
}

/** How far an own message has come. */
export function State({ state, label }: { state: 'sending' | 'saved' | 'delivered' | 'read'; label: string }) {
    const icon: IconName = state === 'read' ? 'delivered' : state;
    return <span class={`state ${state}`} data-state={state}><Icon name={icon} size={14} />{label}</span>;
}

export function time(at: string | number): string {
    return new Intl.DateTimeFormat(strings.value.tag, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** A file of a message: a picture is shown, anything else can be saved. It is read with the token in a header. */
export function Attachment({ message }: { message: VisitorMessage }) {
    const app = useApp();
    const file = message.file!;
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    const [address, setAddress] = useState<string>();
    const [hasFailed, setFailed] = useState(false);
    const texts = strings.value.chat;
    const read = async () => {
        const path = `/file-upload/${encodeURIComponent(file._id)}/${encodeURIComponent(file.name)}?rc_rid=${encodeURIComponent(message.rid)}`;
        const blob = await app.session.api.file(path).catch(() => undefined);
        setFailed(!blob);
        return blob && URL.createObjectURL(blob);
    };
    useEffect(() => {
        if (!isPicture) return;
        let isGone = false;
        let made: string | undefined;
        void read().then((url) => {
            made = url;
            if (isGone && url) URL.revokeObjectURL(url);
            else setAddress(url);
        });
        return () => {
            isGone = true;
            if (made) URL.revokeObjectURL(made);
        };
    }, [file._id]);
    const save = async () => {
        const url = await read();
        if (!url) return;
        const link = document.createElement('a');
        link.href = url;
        link.download = file.name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
    };
    return (
        <span class="file">
            {isPicture && <span class="picture">{address && <img src={address} alt={`${texts.image}: ${file.name}`} />}</span>}
            <button type="button" class="file-button" aria-label={`${texts.download} ${file.name}`} onClick={() => void save()}>
                <Icon name="file" /><bdi class="clip">{file.name}</bdi><span class="quiet">{bytes(file.size)}</span>
            </button>
            {hasFailed && <span role="alert">{texts.unavailable}</span>}
        </span>
    );
}

function bytes(size: number): string {
    const [value, unit] = size < 1_000_000 ? [Math.max(1, size / 1_000), 'kilobyte'] : [size / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat(strings.value.tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
