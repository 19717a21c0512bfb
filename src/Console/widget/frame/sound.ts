const LENGTH_S = 0.25;

/** A soft tone, made here: nothing is loaded for it. Silent where the browser waits for a gesture first. */
export function chime(): void {
    try {
        const context = new AudioContext();
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.frequency.value = 660;
        volume.gain.setValueAtTime(0.08, context.currentTime);
        volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + LENGTH_S);
        tone.connect(volume).connect(context.destination);
        tone.start();
        tone.stop(context.currentTime + LENGTH_S);
        tone.onended = () => void context.close();
    } catch {
        /* No sound here. */
    }
}
