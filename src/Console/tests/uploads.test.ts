import { afterEach, describe, expect, it, vi } from 'vitest';
import { Api, type UploadOptions } from '@shared/api/client';
import { UnreachableError } from '@shared/api/errors';
import { Uploads } from '../console/store/uploads';
import { message } from './make';
import { until } from './until';

interface Sending {
    options: UploadOptions;
    succeed(): void;
    fail(): void;
}

function uploads() {
    const sendings: Sending[] = [];
    const upload = (_: string, __: FormData, options: UploadOptions) => new Promise<unknown>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
        sendings.push({ options, succeed: () => resolve({ message: message(1) }), fail: () => reject(new UnreachableError()) });
    });
    const onSaved = vi.fn();
    const all = new Uploads({ api: { upload }, onSaved, refusalText: () => 'unreachable' });
    all.send('r1', [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')]);
    return { all, sendings, onSaved, shown: () => all.in('r1').map(({ file, sent, refusal }) => [file.name, refusal ?? sent]) };
}

describe('uploads', () => {
    it('tell how far the file is that is being sent', async () => {
        const { sendings, shown } = uploads();
        await until(() => expect(shown()).toEqual([['a.txt', 0], ['b.txt', undefined]]));
        sendings[0]!.options.onSent!(0.4);
        expect(shown()[0]).toEqual(['a.txt', 0.4]);
    });

    it('stop sending a file that is taken back, and go on with the next', async () => {
        const { all, sendings, shown, onSaved } = uploads();
        await until(() => expect(sendings.length).toBe(1));
        all.discard(all.in('r1')[0]!.id);
        await until(() => expect(sendings.length).toBe(2));
        expect(sendings[0]!.options.signal!.aborted).toBe(true);
        expect(shown()).toEqual([['b.txt', 0]]);
        sendings[1]!.succeed();
        await until(() => expect(shown()).toEqual([]));
        expect(onSaved).toHaveBeenCalledTimes(1);
    });

    it('say why a file was not sent, and send it again by the same key', async () => {
        const { all, sendings, shown } = uploads();
        await until(() => expect(sendings.length).toBe(1));
        sendings[0]!.fail();
        await until(() => expect(shown()).toEqual([['a.txt', 'unreachable'], ['b.txt', 0]]));
        all.tryAgain(all.in('r1')[0]!.id);
        sendings[1]!.succeed();
        await until(() => expect(sendings.length).toBe(3));
        expect(sendings[2]!.options.idempotencyKey).toBe(sendings[0]!.options.idempotencyKey);
        expect(shown()).toEqual([['a.txt', 0]]);
    });
});

class Request {
    static last: Request;
    readonly upload: { onprogress?: (event: object) => void } = {};
    readonly headers: Record<string, string> = {};
    status = 0;
    responseText = '';
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    constructor() {
        Request.last = this;
    }
    open() {}
    send() {}
    setRequestHeader(name: string, value: string) {
        this.headers[name] = value;
    }
    getResponseHeader = () => null;
    abort = () => this.onabort?.();
    respond(status: number, body: object) {
        [this.status, this.responseText] = [status, JSON.stringify(body)];
        this.onload?.();
    }
}

describe('sending a form', () => {
    const begin = (options: Partial<UploadOptions> = {}) => {
        vi.stubGlobal('XMLHttpRequest', Request);
        return new Api({ headers: () => ({ 'X-Auth-Token': 't' }) }).upload('rooms.media/r1', new FormData(), { idempotencyKey: 'k', ...options });
    };
    afterEach(() => vi.unstubAllGlobals());

    it('tells what was sent, and gives the response', async () => {
        const parts: number[] = [];
        const sent = begin({ onSent: (part) => parts.push(part) });
        Request.last.upload.onprogress!({ loaded: 1, total: 4 });
        Request.last.respond(200, { success: true });
        await expect(sent).resolves.toEqual({ success: true });
        expect([parts, Request.last.headers]).toEqual([[0.25], { 'X-Auth-Token': 't', 'Idempotency-Key': 'k' }]);
    });

    it('tells a refusal, a cut and that it was stopped apart', async () => {
        const refused = begin();
        Request.last.respond(413, { success: false, error: 'error-file-too-large' });
        await expect(refused).rejects.toMatchObject({ status: 413, code: 'error-file-too-large' });
        const cut = begin();
        Request.last.onerror!();
        await expect(cut).rejects.toBeInstanceOf(UnreachableError);
        const stop = new AbortController();
        const stopped = begin({ signal: stop.signal });
        stop.abort();
        await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    });
});
