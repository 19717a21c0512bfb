import { errorText, strings } from '../strings';
import type { Pages } from '../shell/usePages';

/** What is to be said of a list: how much it has, that it has nothing, or why it could not be read. */
export function ListFoot({ pages, nothing }: { pages: Pages<unknown>; nothing: string }) {
    const { common } = strings.value;
    if (pages.error && !pages.isReading) return (
        <div class="list-foot bad" role="alert">
            <span>{errorText(pages.error)}</span>
            <button type="button" class="button small" onClick={pages.reload}>{common.retry}</button>
        </div>
    );
    return <p class="list-foot quiet" role="status">{pages.isFirst ? common.loading : pages.total === 0 ? nothing : common.results(pages.total)}</p>;
}
