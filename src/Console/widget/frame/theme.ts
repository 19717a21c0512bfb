import { LOOK, type Look } from '../protocol';

const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
const FUNCTION = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]+(?:deg|turn|rad)?[\d\s.,%/+-]*\)$/i;
const NAME = /^[a-z]{3,24}$/i;
const LENGTH = /^(?:\d{1,3}|\d{0,3}\.\d{1,3})(?:px|rem|em)$/;
const FONT = /^(?:[\p{L}\p{N} _-]+|"[\p{L}\p{N} _-]+"|'[\p{L}\p{N} _-]+')$/u;
const VALUE_MAX = 200;

const isColour = (value: string) => HEX.test(value) || FUNCTION.test(value) || NAME.test(value);

const CHECKS: Record<keyof Look, (value: string) => boolean> = {
    accent: isColour,
    'on-accent': isColour,
    ground: isColour,
    text: isColour,
    font: (value) => value.split(',').every((name) => FONT.test(name.trim())),
    radius: (value) => LENGTH.test(value) || value === '0',
    size: (value) => LENGTH.test(value),
};

/** The values of the page that are a colour, a length or names of fonts; nothing that could load or cover anything. */
export function checked(look: unknown): Look {
    const given = (typeof look === 'object' && look !== null ? look : {}) as Record<string, unknown>;
    const taken: Look = {};
    for (const name of LOOK) {
        const value = typeof given[name] === 'string' ? given[name].trim() : '';
        if (value !== '' && value.length <= VALUE_MAX && CHECKS[name](value)) taken[name] = value;
    }
    return taken;
}

const VARIABLES: Record<keyof Look, string> = {
    accent: '--w-accent', 'on-accent': '--w-on-accent', ground: '--surface', text: '--text', font: '--font', radius: '--w-radius', size: '--size',
};

/** Puts the page's values on the root element, and takes those away that are not given any more. */
export function apply(look: Look, root: HTMLElement = document.documentElement): void {
    for (const name of LOOK) {
        const value = look[name];
        if (value === undefined) root.style.removeProperty(VARIABLES[name]);
        else root.style.setProperty(VARIABLES[name], value);
    }
    const light = lightOf(look.accent === undefined ? DEFAULT : resolved(look.accent));
    if (look.accent && !look['on-accent']) root.style.setProperty(VARIABLES['on-accent'], onColour(light));
    root.toggleAttribute('data-dim', light < DARK);
}

/** #1f2329, as in widget.css. */
const DEFAULT = [31, 35, 41];

/** Below this a colour is lost on a dark ground, and is made lighter there. */
const DARK = 0.04;

/** The relative luminance (WCAG) of a colour given as red, green and blue from 0 to 255. */
export function lightOf([red, green, blue]: readonly number[]): number {
    const linear = (part = 0) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black or white, whichever is read better on a colour of this luminance. */
export const onColour = (light: number): string => (light > 0.179 ? '#000000' : '#ffffff');

/** A colour in any notation as red, green and blue. */
function resolved(colour: string): readonly number[] {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return [0, 0, 0];
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
