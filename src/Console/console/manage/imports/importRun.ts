/** How far an import is. */
export interface ImportCounts {
    readonly lines: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly failed: number;
}

export interface BadLine {
    readonly line: number;
    readonly reason: string;
}

/** What is known of an import from the lines that came so far. */
export interface ImportState {
    readonly counts: ImportCounts;
    readonly bad: readonly BadLine[];
    /** Undefined = it goes on; true = all rows were read; false = it ended early. */
    readonly isComplete: boolean | undefined;
    readonly problem?: string;
}

export const NOTHING_IMPORTED: ImportState = { counts: { lines: 0, created: 0, updated: 0, unchanged: 0, failed: 0 }, bad: [], isComplete: undefined };

interface Told {
    error?: BadLine | string;
    progress?: Partial<ImportCounts> & { line?: number };
    done?: Partial<ImportCounts>;
    success?: boolean;
}

/** What one more line of the response means for the import. */
export function withLine(state: ImportState, text: string): ImportState {
    const told = parsed(text);
    if (told.progress)
        return { ...state, counts: { ...state.counts, ...told.progress, lines: told.progress.line ?? told.progress.lines ?? state.counts.lines } };
    if (told.done) return { ...state, counts: { ...state.counts, ...told.done }, isComplete: told.success !== false };
    if (typeof told.error === 'object') return { ...state, bad: [...state.bad, told.error] };
    return typeof told.error === 'string' ? { ...state, isComplete: false, problem: told.error } : state;
}

function parsed(text: string): Told {
    try {
        return JSON.parse(text) as Told;
    } catch {
        return {};
    }
}

/** The type of a file by its name: JSON lines or CSV. */
export const contentTypeOf = (name: string): string => (/\.(jsonl|ndjson)$/i.test(name) ? 'application/x-ndjson' : 'text/csv');

/** The bad rows as a CSV file, which a spreadsheet does not take for formulas. */
export const reportCsv = (bad: readonly BadLine[]): string =>
    ['line,reason', ...bad.map(({ line, reason }) => `${line},"${guarded(reason).replaceAll('"', '""')}"`)].join('\r\n');

const guarded = (text: string): string => (/^[\s'"]*[=+\-@|%\t\r]/.test(text) ? `'${text}` : text);
