import { readText, writeText } from './device';

const BYTES = 32;
const TOKEN = 'token';

/** The visitor's secret: made here, kept in the frame's own storage, sent in bodies and headers, never in an address. */
export function visitorToken(): string {
    const kept = readText(TOKEN);
    if (kept) return kept;
    const token = Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    writeText(TOKEN, token);
    return readText(TOKEN) ?? token;
}

/** The server does not know the visitor any more: the next one is another. */
export function forgetToken(): void {
    writeText(TOKEN, '');
}
