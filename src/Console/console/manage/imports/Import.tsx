import { useRef, useState } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../../app';
import { Segments } from '../../filters/Segments';
import { useQuery } from '../../shell/useQuery';
import { errorText, strings } from '../../strings';
import { PartHead } from '../PartHead';
import { manageTexts } from '../texts';
import { ImportReport } from './ImportReport';
import { contentTypeOf, NOTHING_IMPORTED, withLine, type ImportState } from './importRun';
import './imports.css';

const WHATS = ['contacts', 'calls'] as const;

interface Run {
    readonly isDry: boolean;
    readonly sent: number;
    readonly state: ImportState;
    readonly isOver: boolean;
    readonly problem?: string;
}

/** Brings contacts or past calls in from a file: checks it first if that is wanted, and tells how far it is. */
export default function Import() {
    const { permissions } = useApp();
    const [query, change] = useQuery();
    const { imports: texts } = manageTexts.value;
    const mayCalls = permissions.can('view-livechat-rooms');
    const what = query['what'] === 'calls' && mayCalls ? 'calls' : 'contacts';
    const [file, setFile] = useState<File>();
    const { run, isRunning, start, stop, forget } = useImport(what, file);
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <PartHead title={texts.title} help={texts.help} />
            {mayCalls && (
                <Segments
                    label={texts.what}
                    value={what}
                    choices={WHATS.map((id) => ({ id, label: texts.whats[id] }))}
                    onChange={(id) => {
                        if (!isRunning) {
                            change({ what: id === 'contacts' ? undefined : id });
                            forget();
                        }
                    }}
                />
            )}
            <FileDrop
                file={file}
                isDisabled={isRunning}
                help={texts.columns[what]}
                onFile={(next) => {
                    setFile(next);
                    forget();
                }}
            />
            <div class="row">
                <button type="button" class="button" disabled={!file || isRunning} onClick={() => start(true)}>
                    {texts.check}
                </button>
                <button type="button" class="button primary" disabled={!file || isRunning} onClick={() => start(false)}>
                    {texts.run}
                </button>
                {isRunning && (
                    <button type="button" class="button" onClick={stop}>
                        {texts.stop}
                    </button>
                )}
            </div>
            {run && <ImportReport {...run} />}
        </section>
    );
}

/** One import at a time: begins it, follows it, and stops it. */
function useImport(what: (typeof WHATS)[number], file: File | undefined) {
    const { api, changes } = useApp();
    const { imports: texts } = manageTexts.value;
    const [run, setRun] = useState<Run>();
    const stop = useRef<AbortController>();
    const isRunning = run !== undefined && !run.isOver;

    const start = async (isDry: boolean) => {
        stop.current = new AbortController();
        let current: Run = { isDry, sent: 0, state: NOTHING_IMPORTED, isOver: false };
        const show = (next: Partial<Run>) => setRun((current = { ...current, ...next }));
        show({});
        try {
            await api.transfer(`omnichannel/${what}.import?dryRun=${isDry}`, file!, contentTypeOf(file!.name), {
                signal: stop.current.signal,
                onSent: (sent) => show({ sent }),
                onLine: (line) => show({ state: withLine(current.state, line) }),
            });
            show({ isOver: true });
        } catch (failure) {
            show({ isOver: true, problem: failure instanceof DOMException ? texts.stopped : errorText(failure) });
        }
        if (!isDry) changes.touch(what);
    };
    return { run, isRunning, start, stop: () => stop.current?.abort(), forget: () => setRun(undefined) };
}

function FileDrop({ file, isDisabled, help, onFile }: { file: File | undefined; isDisabled: boolean; help: string; onFile(file: File): void }) {
    const { imports: texts } = manageTexts.value;
    const [isOver, setOver] = useState(false);
    const take = (files: FileList | null | undefined) => {
        if (files?.[0] && !isDisabled) onFile(files[0]);
    };
    return (
        <label
            class={`file-drop ${isOver ? 'over' : ''}`}
            onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
                event.preventDefault();
                setOver(false);
                take(event.dataTransfer?.files);
            }}
        >
            <Icon name="attach" />
            <strong>{file ? <bdi>{file.name}</bdi> : texts.drop}</strong>
            {file && <span class="quiet">{new Intl.NumberFormat(strings.value.language.tag).format(Math.ceil(file.size / 1024))} KiB</span>}
            <span class="quiet small-text">
                {texts.fileHelp} {help}
            </span>
            <input
                type="file"
                class="hidden-label"
                accept=".csv,.jsonl,.ndjson,text/csv"
                disabled={isDisabled}
                onChange={(event) => take(event.currentTarget.files)}
            />
        </label>
    );
}
