import { ApiError, UnreachableError } from './errors';

export interface SendOptions {
    headers: Readonly<Record<string, string>>;
    /** Told of the part of the body that was sent, from 0 to 1. */
    onSent?: ((part: number) => void) | undefined;
    signal?: AbortSignal | undefined;
}

export interface TransferOptions extends SendOptions {
    /** Told of each line of the response as it comes. */
    onLine(line: string): void;
}

/** Sends a body and tells how much of it was sent, which `fetch` does not; so this is an XMLHttpRequest. Done when the response is there, whatever it is. */
export function send(
    address: string,
    body: Blob | FormData,
    { headers, onSent, signal }: SendOptions,
    onPart?: (request: XMLHttpRequest) => void,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        const stopped = () => reject(new DOMException('Stopped.', 'AbortError'));
        if (signal?.aborted) return stopped();
        const request = new XMLHttpRequest();
        request.open('POST', address);
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 0);
        request.onprogress = () => onPart?.(request);
        request.onload = () => resolve(new Response(request.responseText, { status: request.status, headers: retryAfter(request) }));
        request.onerror = () => reject(new UnreachableError());
        request.onabort = stopped;
        signal?.addEventListener('abort', () => request.abort(), { once: true });
        request.send(body);
    });
}

/** Sends a file and reads the response line by line while the file still goes. */
export async function transfer(address: string, file: Blob, { onLine, ...options }: TransferOptions): Promise<void> {
    let read = 0;
    const readLines = (text: string, isEnd: boolean) => {
        const end = isEnd ? text.length : text.lastIndexOf('\n') + 1;
        const lines = text.slice(read, end).split('\n');
        read = Math.max(read, end);
        for (const line of lines) if (line.trim()) onLine(line);
    };
    const response = await send(address, file, options, (request) => {
        if (request.status === 200) readLines(request.responseText, false);
    });
    if (response.status !== 200) throw await ApiError.from(response);
    readLines(await response.text(), true);
}

function retryAfter(request: XMLHttpRequest): Record<string, string> {
    const value = request.getResponseHeader('Retry-After');
    return value ? { 'Retry-After': value } : {};
}
