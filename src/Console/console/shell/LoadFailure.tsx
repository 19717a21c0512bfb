import { strings } from '../strings';

/** Says that a part of the console could not be loaded, in its place. */
export function LoadFailure({ onRetry }: { onRetry(): void }) {
    const { errors, common } = strings.value;
    return (
        <div class="empty" role="alert">
            <p>{errors.notLoaded}</p>
            <button type="button" class="button" onClick={onRetry}>{common.retry}</button>
        </div>
    );
}
