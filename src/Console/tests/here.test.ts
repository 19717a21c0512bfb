import { describe, expect, it } from 'vitest';
import { here } from '../console/shell/here';

describe('here', () => {
    it('tells whether the user is still on the page, whatever is searched there', () => {
        history.pushState(undefined, '', '/inbox/1a');
        const isStillHere = here();
        history.pushState(undefined, '', '/inbox/1a?q=b');
        expect(isStillHere()).toBe(true);
        history.pushState(undefined, '', '/inbox/1b');
        expect(isStillHere()).toBe(false);
    });
});
