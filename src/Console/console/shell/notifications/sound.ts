let context: AudioContext | undefined;
const NOTES_HZ = [660, 880];
const NOTE_SECONDS = 0.14;

/** Two short notes. Silent where the browser does not let a page sound before the user has used it. */
export function beep(): void {
    try {
        context ??= new AudioContext();
        void context.resume();
        NOTES_HZ.forEach((hertz, index) => play(context!, hertz, context!.currentTime + index * NOTE_SECONDS));
    } catch {
        /* No sound device: everything else of a notice is still there. */
    }
}

function play(audio: AudioContext, hertz: number, at: number): void {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + NOTE_SECONDS);
}
