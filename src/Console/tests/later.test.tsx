import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureView, later } from '@shared/ui/later';
import { until } from './until';

const Failure = ({ onRetry }: { onRetry(): void }) => <button type="button" onClick={onRetry}>Try again</button>;
const Part = () => <p>the part</p>;
const shown = () => document.body.textContent;

describe('a part that is loaded later', () => {
    afterEach(() => {
        render(null, document.body);
        failureView.value = undefined;
        vi.unstubAllGlobals();
        vi.useRealTimers();
    });

    it('is replaced by a sentence when it cannot be loaded, and comes once it can', async () => {
        failureView.value = Failure;
        vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
        let isGone = true;
        const Later = later(() => (isGone ? Promise.reject(new Error()) : Promise.resolve(Part)));
        render(<Later />, document.body);
        expect(shown()).toBe('');
        await until(() => expect(shown()).toBe('Try again'));
        isGone = false;
        document.querySelector('button')!.click();
        await vi.waitFor(() => expect(shown()).toBe('the part'), { timeout: 500 });
    });
    it('says nothing of a failure that passes at once', async () => {
        failureView.value = Failure;
        let attempts = 0;
        const Later = later(() => (attempts++ === 0 ? Promise.reject(new Error()) : Promise.resolve(Part)));
        render(<Later />, document.body);
        const seen = new Set<string | null>();
        await until(() => {
            seen.add(shown());
            expect(shown()).toBe('the part');
        });
        expect(seen).not.toContain('Try again');
    });
    it('has the page read anew when the server has a newer one', async () => {
        failureView.value = Failure;
        const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
        vi.stubGlobal('fetch', () => Promise.resolve(new Response('')));
        let isGone = true;
        const Later = later(() => (isGone ? Promise.reject(new Error('404')) : Promise.resolve(Part)));
        render(<Later />, document.body);
        await until(() => expect(shown()).toBe('Try again'));
        document.querySelector('button')!.click();
        await until(() => expect(reload).toHaveBeenCalled());
        reload.mockRestore();
        // It would ask for ever, also while the tests of other files run.
        isGone = false;
    });
});
