import { strings } from '../strings';

/** Says that a part of the widget could not be loaded, in its place. */
export function LoadFailure({ onRetry }: { onRetry(): void }) {
    const texts = strings.value;
    return (
        <div class="page center" role="alert">
            <p>{texts.unreachable}</p>
            <button type="button" class="button" onClick={onRetry}>{texts.tryAgain}</button>
        </div>
    );
}
