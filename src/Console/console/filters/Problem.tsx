import { errorText, strings } from '../strings';
import type { Read } from '../shell/useRest';

/** Says why something could not be read, with a way to try again. Nothing is shown while there is nothing to say. */
export function Problem({ read }: { read: Read<unknown> }) {
    if (!read.error || read.isReading) return null;
    return (
        <div class="banner bad" role="alert">
            <span>{errorText(read.error)}</span>
            <button type="button" class="button" onClick={read.reload}>{strings.value.common.retry}</button>
        </div>
    );
}
