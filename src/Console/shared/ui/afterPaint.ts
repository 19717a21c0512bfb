const LATEST_MS = 200;

/** Does something when what was drawn in this task is on the screen, as a task of its own. Returns what calls it off. */
export function afterPaint(act: () => void): () => void {
    let isOver = false;
    const once = () => {
        if (isOver) return;
        cancel();
        act();
    };
    const frame = requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = once;
        port2.postMessage(undefined);
    });
    // A page in the background has no frames.
    const timer = setTimeout(once, LATEST_MS);
    const cancel = () => {
        isOver = true;
        cancelAnimationFrame(frame);
        clearTimeout(timer);
    };
    return cancel;
}
