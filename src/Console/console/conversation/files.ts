import type { Api } from '@shared/api/client';

const MOST_IMAGES = 60;
const images = new Map<string, Promise<string>>();

/** Reads an image with the user's credentials in headers and gives it an address of this page. The oldest are let go. */
export function thumbnail(api: Pick<Api, 'file'>, address: string): Promise<string> {
    const known = images.get(address);
    if (known) return known;
    const image = api.file(address).then((blob) => {
        if (!/^image\/(png|jpeg|gif|webp|avif|bmp)/.test(blob.type)) throw new Error('not an image');
        return URL.createObjectURL(blob);
    });
    images.set(address, image);
    image.catch(() => images.delete(address));
    const oldest = images.size > MOST_IMAGES ? images.keys().next().value : undefined;
    if (oldest) {
        void images.get(oldest)?.then((url) => URL.revokeObjectURL(url)).catch(() => undefined);
        images.delete(oldest);
    }
    return image;
}

/** The path of a file on this server. Files of other hosts are not read with the user's credentials. */
export function fileAddress(address: string): string {
    const url = new URL(address, location.origin);
    if (url.origin === location.origin) return url.pathname + url.search;
    return url.pathname.startsWith('/file-upload/') ? url.pathname + url.search : 'about:blank';
}

/** Saves what was read as a file of the user. */
export function savedAs(blob: Blob, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
