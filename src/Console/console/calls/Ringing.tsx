import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { later } from '@shared/ui/later';
import { useApp } from '../app';
import { focusSoon } from '../filters/focus';
import { useCommands } from '../shell/commands';
import { strings } from '../strings';
import { callerName } from './callTexts';
import { ownCallsOf } from './ringingCalls';
import './ownCalls.css';

const OwnCallCard = later(() => import('./OwnCallCard').then((part) => part.OwnCallCard));

/** Cards that the user has put away. */
const hidden = signal<ReadonlySet<string>>(new Set());

/** The user's calls beside every page: what rings, what is spoken on, what has to be wrapped up. It takes no focus by itself. */
export function Ringing() {
    const app = useApp();
    const { calls, nav } = strings.value;
    const all = ownCallsOf(app).value;
    const [location] = useLocation();
    const shown = all.filter(({ call, part }) => !hidden.value.has(`${call._id}/${part}`) && !(part === 'wrap-up' && location === `/calls/${call._id}`));
    useCommands(
        [
            {
                id: 'calls.focus',
                label: calls.toOwnCall,
                keys: 'g r',
                group: nav.calls,
                run: () => {
                    hidden.value = new Set();
                    focusSoon('.own-calls :is(a, button)');
                },
            },
        ],
        [calls],
    );
    const former = useRef(0);
    useLayoutEffect(() => {
        const isGone = shown.length < former.current;
        former.current = shown.length;
        // The focus was in the card that went away.
        if (isGone && document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
    }, [shown.length]);
    const ringing = shown.filter(({ part }) => part === 'ringing');
    return (
        <>
            <div class="hidden-label" aria-live="assertive" role="alert">
                {ringing.map(({ call }) => calls.incomingFrom(callerName(call))).join(' ')}
            </div>
            {shown.length > 0 && (
                <aside class="own-calls" aria-label={calls.ownCalls}>
                    {shown.map((own) => (
                        <OwnCallCard
                            key={own.call._id}
                            own={own}
                            onHide={() => {
                                hidden.value = new Set(hidden.peek()).add(`${own.call._id}/${own.part}`);
                            }}
                        />
                    ))}
                </aside>
            )}
        </>
    );
}
