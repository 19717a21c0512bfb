import { ApiError } from '@shared/api/errors';
import { errorText, strings } from '../strings';

interface ListErrorProps {
    error: unknown;
    onRetry(): void;
}

/** Says that a list could not be read, why, and what to do. What is known of it stays below. */
export function ListError({ error, onRetry }: ListErrorProps) {
    const { contacts: texts, common } = strings.value;
    return (
        <div class="list-error contact-note bad spread" role="alert">
            <span>{isForbidden(error) ? texts.forbidden : errorText(error)}</span>
            <button type="button" class="button" onClick={onRetry}>{common.retry}</button>
        </div>
    );
}

/** Whether the list must not be shown any more, because the user may not see it. */
export const isForbidden = (error: unknown): boolean => error instanceof ApiError && error.status === 403;
