import { afterEach, describe, expect, it, vi } from 'vitest';
import { Api } from '@shared/api/client';
import { UnreachableError } from '@shared/api/errors';

const api = new Api({ headers: () => ({}) });
const broken = () => new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) });
const respond = (body: BodyInit) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));

describe('REST client', () => {
    afterEach(() => vi.unstubAllGlobals());

    it('takes a response that is cut in the middle for one that did not come', async () => {
        respond(broken());
        await expect(api.get('me')).rejects.toBeInstanceOf(UnreachableError);
        respond('{"success":tr');
        await expect(api.post('logout')).rejects.toBeInstanceOf(UnreachableError);
        respond(broken());
        await expect(api.file('/file-upload/f1/a.png')).rejects.toBeInstanceOf(UnreachableError);
    });

    it('tells of what the caller may not do, or nobody in this workspace', async () => {
        const onForbidden = vi.fn();
        const told = new Api({ headers: () => ({}), onForbidden });
        const refuse = (status: number, error: string) =>
            vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ success: false, error }), { status })));
        refuse(403, 'User does not have the permissions required for this action [error-unauthorized]');
        await expect(told.get('me')).rejects.toMatchObject({ status: 403 });
        refuse(400, 'Placing conversations on hold is not allowed [error-onHold-not-allowed]');
        await expect(told.get('me')).rejects.toMatchObject({ status: 400 });
        expect(onForbidden).toHaveBeenCalledTimes(2);
        refuse(400, 'error-invalid-room');
        await expect(told.get('me')).rejects.toMatchObject({ status: 400 });
        expect(onForbidden).toHaveBeenCalledTimes(2);
    });

    it('leaves what the caller has given up', async () => {
        vi.stubGlobal('fetch', () => Promise.reject(new DOMException('given up', 'AbortError')));
        await expect(api.get('me')).rejects.toMatchObject({ name: 'AbortError' });
    });
});
