import { manageTexts } from '../texts';
import { reportCsv, type BadLine, type ImportState } from './importRun';

const SHOWN_BAD = 200;
const COUNTS = ['lines', 'created', 'updated', 'unchanged', 'failed'] as const;

/** How far an import is, what came of it, and which rows were bad. */
export function ImportReport({ isDry, sent, state, isOver, problem }: { isDry: boolean; sent: number; state: ImportState; isOver: boolean; problem?: string }) {
    const { imports: texts } = manageTexts.value;
    const isGood = state.isComplete === true;
    return (
        <section class="stack import-report" aria-busy={!isOver}>
            {!isOver && <progress max={1} value={sent < 1 ? sent : undefined} aria-label={isDry ? texts.checking : texts.importing} />}
            <p role="status" class={isOver && !isGood ? 'import-bad' : ''}>
                {!isOver
                    ? `${isDry ? texts.checking : texts.importing} ${sent < 1 ? texts.sending(Math.floor(sent * 100)) : ''}`
                    : (problem ?? (isGood ? (isDry ? texts.checked : texts.done) : `${texts.broken} ${state.problem ?? ''}`))}
            </p>
            <dl class="counts">
                {COUNTS.map((name) => (
                    <div key={name} class={name === 'failed' && state.counts.failed > 0 ? 'import-bad' : ''}>
                        <dt>{texts.counts[name]}</dt>
                        <dd>{state.counts[name]}</dd>
                    </div>
                ))}
            </dl>
            {state.bad.length > 0 && <BadLines bad={state.bad} />}
        </section>
    );
}

function BadLines({ bad }: { bad: readonly BadLine[] }) {
    const { imports: texts } = manageTexts.value;
    const save = () => {
        const link = Object.assign(document.createElement('a'), {
            href: URL.createObjectURL(new Blob([reportCsv(bad)], { type: 'text/csv' })),
            download: 'bad-rows.csv',
        });
        link.click();
        URL.revokeObjectURL(link.href);
    };
    return (
        <>
            <header class="spread">
                <h2>{texts.badLines}</h2>
                <button type="button" class="button small" onClick={save}>
                    {texts.saveReport}
                </button>
            </header>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{texts.line}</th>
                        <th scope="col">{texts.reason}</th>
                    </tr>
                </thead>
                <tbody>
                    {bad.slice(0, SHOWN_BAD).map(({ line, reason }) => (
                        <tr key={line}>
                            <th scope="row">{line}</th>
                            <td>
                                <bdi>{reason}</bdi>
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {bad.length > SHOWN_BAD && <p class="quiet">{texts.more(bad.length - SHOWN_BAD)}</p>}
        </>
    );
}
