const HUES = 12;

/** The initials of a name on a colour of its own. */
export function Avatar({ name, size = 32 }: { name: string; size?: number }) {
    const initials = [...name.trim().matchAll(/(?:^|\s)(\p{L}|\p{N})/gu)]
        .map((match) => match[1])
        .filter((_, index, all) => index === 0 || index === all.length - 1);
    return (
        <span
            class={`avatar hue-${hueOf(name)}`}
            style={{ inlineSize: `${size}px`, blockSize: `${size}px`, fontSize: `${size * 0.4}px` }}
            aria-hidden="true">
            {initials.join('').toUpperCase() || '?'}
        </span>
    );
}

const hueOf = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7) % HUES;
