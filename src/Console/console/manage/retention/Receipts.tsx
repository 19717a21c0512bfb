import { useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { useApp } from '../../app';
import { useChoices } from '../../filters/choices';
import { ListFoot } from '../../filters/ListFoot';
import { fullTime } from '../../shell/format';
import { attempt } from '../../shell/toasts';
import { usePages } from '../../shell/usePages';
import { strings } from '../../strings';
import { manageTexts } from '../texts';
import type { Action } from './policies';

type Receipt = Schemas['Receipt'];

/** The signed receipts of what went, the newest first, and the run that is under way. */
export function Receipts() {
    const { api } = useApp();
    const choices = useChoices();
    const { retention: texts } = manageTexts.value;
    const { common } = strings.value;
    const [running, setRunning] = useState<Schemas['Running']>();
    const pages = usePages('retention-receipts', async (page, signal) => {
        const read = await api.get('retention.receipts', { query: page, signal });
        setRunning(read.running);
        return { items: read.receipts, total: read.total };
    });
    const save = (receipt: Receipt) => attempt(async () => download(receipt, await api.get('retention.receipt', { query: { receiptId: receipt.receiptId } })));
    return (
        <section aria-labelledby="receipts-title">
            <h2 id="receipts-title">{texts.receipts}</h2>
            {running && (
                <p class="banner" role="status">
                    {texts.running(running.conversations)}
                    {running.failed > 0 && ` ${texts.failed(running.failed)}`}
                </p>
            )}
            {pages.items.length > 0 && (
                <div class="wide-table" tabIndex={0} role="region" aria-label={texts.receipts}>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{texts.at}</th>
                                <th scope="col">{texts.department}</th>
                                <th scope="col">{texts.action}</th>
                                <th scope="col">{texts.conversations}</th>
                                <th scope="col">{texts.closedBefore}</th>
                                <th scope="col">{texts.receipt}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {pages.items.map((receipt) => (
                                <tr key={receipt.receiptId}>
                                    <th scope="row">
                                        <time dateTime={receipt.erasedAt}>{fullTime(receipt.erasedAt)}</time>
                                    </th>
                                    <td>
                                        <bdi>{receipt.departmentId ? choices.name('departments', receipt.departmentId) : texts.noDepartment}</bdi>
                                    </td>
                                    <td>{texts.actions[receipt.action as Action]}</td>
                                    <td>{receipt.conversations}</td>
                                    <td>{receipt.closedBefore && fullTime(receipt.closedBefore)}</td>
                                    <td>
                                        <button type="button" class="button small" aria-label={`${texts.download}: ${receipt.receiptId}`} onClick={() => save(receipt)}>
                                            {texts.download}
                                        </button>
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
            <ListFoot pages={pages} nothing={texts.noReceipts} />
            {pages.items.length < pages.total && (
                <button type="button" class="button" disabled={pages.isReading} onClick={pages.readMore}>
                    {common.shown(pages.items.length, { total: pages.total })}
                </button>
            )}
        </section>
    );
}

function download({ receiptId }: Receipt, content: unknown): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: `receipt-${receiptId}.json` }).click();
    URL.revokeObjectURL(address);
}
