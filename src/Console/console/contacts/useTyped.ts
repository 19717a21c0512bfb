import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const PAUSE_MS = 200;

/** A text that is typed here and taken over a moment after the last key. A change from outside replaces it. */
export function useTyped(value: string, take: (text: string) => void): [string, (text: string) => void] {
    const [text, setText] = useState(value);
    const taken = useRef(value);
    const latest = useRef(take);
    latest.current = take;
    // Before the paint: a key that comes after it is not undone.
    useLayoutEffect(() => {
        if (value === taken.current) return;
        taken.current = value;
        setText(value);
    }, [value]);
    useEffect(() => {
        if (text === taken.current) return;
        const timer = setTimeout(() => {
            taken.current = text;
            latest.current(text);
        }, PAUSE_MS);
        return () => clearTimeout(timer);
    }, [text]);
    return [text, setText];
}
