import { ApiError, UnreachableError } from './errors';

export interface TransferOptions {
    headers: Readonly<Record<string, string>>;
    /** Told of the part of the file that was sent, from 0 to 1. */
    onSent?(part: number): void;
    /** Told of each line of the response as it comes. */
    onLine(line: string): void;
    signal?: AbortSignal;
}

/**
 * Sends a file and reads the response line by line while the file still goes. `fetch` tells neither what was sent nor anything of the response
 * before all is sent, so this is an XMLHttpRequest.
 */
export function transfer(address: string, file: Blob, { headers, onSent, onLine, signal }: TransferOptions): Promise<void> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        let read = 0;
        const readLines = (isEnd: boolean) => {
            const text = request.responseText;
            const end = isEnd ? text.length : text.lastIndexOf('\n') + 1;
            const lines = text.slice(read, end).split('\n');
            read = Math.max(read, end);
            for (const line of lines) if (line.trim()) onLine(line);
        };
        request.open('POST', address);
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 0);
        request.onprogress = () => { if (request.status === 200) readLines(false); };
        request.onload = () => {
            if (request.status === 200) {
                readLines(true);
                resolve();
            } else {
                void ApiError.from(new Response(request.responseText, { status: request.status, headers: retryAfter(request) })).then(reject);
            }
        };
        request.onerror = () => reject(new UnreachableError());
        request.onabort = () => reject(new DOMException('Stopped.', 'AbortError'));
        signal?.addEventListener('abort', () => request.abort());
        request.send(file);
    });
}

function retryAfter(request: XMLHttpRequest): Record<string, string> {
    const value = request.getResponseHeader('Retry-After');
    return value ? { 'Retry-After': value } : {};
}
