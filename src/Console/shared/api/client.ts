import type { components, paths } from './openapi';
import { ApiError, UnreachableError } from './errors';
import { send, transfer, type SendOptions, type TransferOptions } from './transfer';

/** The records that REST and the hubs send, by their names in the OpenAPI document. */
export type Schemas = components['schemas'];

type Method = 'get' | 'post' | 'put' | 'delete';
/** The names of errors of what a setting does not allow. */
const NOT_ALLOWED = /not-allowed\b|-disabled\b/;
const PREFIX = '/api/v1/';
type Prefix = typeof PREFIX;
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, unknown> ? P : never }[keyof paths];
type Short<P> = P extends `${Prefix}${infer Name}` ? Name : never;
type OperationOf<M extends Method, Name extends string> = `${Prefix}${Name}` extends keyof paths
    ? M extends keyof paths[`${Prefix}${Name}`]
        ? paths[`${Prefix}${Name}`][M]
        : never
    : never;
type QueryOf<O> = O extends { parameters: { query?: infer Query } } ? Query : never;
type PathOf<O> = O extends { parameters: { path: infer Path } } ? Path : never;
type BodyOf<O> = O extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : never;
type ResponseOf<O> = O extends { responses: { 200: { content: { 'application/json': infer Response } } } } ? Response : unknown;

/** The name of an operation without the common prefix, such as `livechat/rooms`. */
export type OperationName<M extends Method> = Short<PathsWith<M>>;

export interface RequestOptions<O> {
    query?: QueryOf<O>;
    path?: PathOf<O>;
    body?: BodyOf<O>;
    signal?: AbortSignal;
    /** Makes a repeated write the same write (contract: Idempotency-Key). */
    idempotencyKey?: string;
    /** More headers of this request, such as a second factor's code. */
    headers?: Record<string, string>;
    /** Lets the browser finish the request after the page is left. */
    keepalive?: boolean;
}

export interface ApiOptions {
    /** The server's origin; empty = the page's own. */
    base?: string;
    /** Whether cookies go along; absent = never. */
    credentials?: RequestCredentials;
    /** Headers that say who calls. */
    headers(): Record<string, string>;
    /** Called when the server does not know the caller any more. */
    onSignedOut?(error: ApiError): void;
    /** Called when the caller, or anybody in this workspace, may not do what was asked for. */
    onForbidden?(error: ApiError): void;
}

export interface UploadOptions extends Pick<SendOptions, 'onSent' | 'signal'> {
    idempotencyKey: string;
}

type QueryValue = string | number | boolean | readonly string[] | undefined | null;

/** Calls of the REST API, typed by the OpenAPI document. Every failure is an ApiError or an UnreachableError. */
export class Api {
    constructor(private readonly options: ApiOptions) {}

    get<N extends OperationName<'get'>>(name: N, options: RequestOptions<OperationOf<'get', N>> = {}) {
        return this.#call<ResponseOf<OperationOf<'get', N>>>('GET', name, options as RequestOptions<unknown>);
    }

    post<N extends OperationName<'post'>>(name: N, options: RequestOptions<OperationOf<'post', N>> = {}) {
        return this.#call<ResponseOf<OperationOf<'post', N>>>('POST', name, options as RequestOptions<unknown>);
    }

    put<N extends OperationName<'put'>>(name: N, options: RequestOptions<OperationOf<'put', N>> = {}) {
        return this.#call<ResponseOf<OperationOf<'put', N>>>('PUT', name, options as RequestOptions<unknown>);
    }

    delete<N extends OperationName<'delete'>>(name: N, options: RequestOptions<OperationOf<'delete', N>> = {}) {
        return this.#call<ResponseOf<OperationOf<'delete', N>>>('DELETE', name, options as RequestOptions<unknown>);
    }

    /** Sends a form with a file. A repeated one with the same key is the same write. */
    async upload(name: string, form: FormData, { idempotencyKey, onSent, signal }: UploadOptions): Promise<unknown> {
        const headers = { ...this.options.headers(), 'Idempotency-Key': idempotencyKey };
        const response = await send(`${this.options.base ?? ''}${PREFIX}${name}`, form, { headers, onSent, signal });
        if (!response.ok) throw await this.#errorOf(response);
        return whole(response.json() as Promise<unknown>);
    }

    /** Reads a file; the credentials go in headers, never in the address. */
    async file(address: string, signal?: AbortSignal): Promise<Blob> {
        const response = await this.#fetch(address, { signal: signal ?? null });
        if (!response.ok) throw await this.#errorOf(response);
        return whole(response.blob());
    }

    /** Sends what is not JSON, such as the lines of an import, and reads a text. */
    async text(method: string, name: string, body?: BodyInit, contentType?: string): Promise<string> {
        const response = await this.#fetch(`${PREFIX}${name}`, { method, body: body ?? null, headers: contentType ? { 'content-type': contentType } : {} });
        if (!response.ok) throw await this.#errorOf(response);
        return whole(response.text());
    }

    /** Sends a file and reads the response's lines as they come. */
    transfer(name: string, file: Blob, contentType: string, options: Omit<TransferOptions, 'headers'>): Promise<void> {
        const headers = { ...this.options.headers(), 'content-type': contentType };
        return transfer(`${this.options.base ?? ''}${PREFIX}${name}`, file, { ...options, headers });
    }

    #call<R>(method: string, name: string, options: RequestOptions<unknown>): Promise<R> {
        const path = fill(name, options.path as Record<string, string> | undefined);
        const query = queryText(options.query as Record<string, QueryValue> | undefined);
        const headers: Record<string, string> = { ...options.headers };
        if (options.body !== undefined) headers['content-type'] = 'application/json';
        if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
        return this.#send(`${PREFIX}${path}${query}`, {
            method,
            headers,
            body: options.body === undefined ? null : JSON.stringify(options.body),
            signal: options.signal ?? null,
            keepalive: options.keepalive ?? false,
        }) as Promise<R>;
    }

    async #send(address: string, init: RequestInit): Promise<unknown> {
        const response = await this.#fetch(address, init);
        if (!response.ok) throw await this.#errorOf(response);
        return whole(response.json() as Promise<unknown>);
    }

    async #fetch(address: string, init: RequestInit): Promise<Response> {
        try {
            return await fetch(`${this.options.base ?? ''}${address}`, {
                ...init,
                headers: { ...this.options.headers(), ...init.headers },
                credentials: this.options.credentials ?? 'omit',
                cache: 'no-store',
            });
        } catch (failure) {
            throw unreachable(failure);
        }
    }

    async #errorOf(response: Response): Promise<ApiError> {
        const error = await ApiError.from(response);
        if (error.status === 401 && !error.needsSecondFactor) this.options.onSignedOut?.(error);
        if (error.status === 403 || NOT_ALLOWED.test(`${error.code} ${error.message}`)) this.options.onForbidden?.(error);
        return error;
    }
}

/** The body of a response. Nobody knows what the server did when the connection was cut in the middle of it. */
const whole = <T>(body: Promise<T>): Promise<T> => body.catch((failure: unknown) => Promise.reject(unreachable(failure)));

const unreachable = (failure: unknown) => (failure instanceof DOMException && failure.name === 'AbortError' ? failure : new UnreachableError());

function fill(name: string, values: Record<string, string> | undefined): string {
    return name.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values?.[key] ?? ''));
}

function queryText(query: Record<string, QueryValue> | undefined): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
        if (value === undefined || value === null || value === '') continue;
        if (Array.isArray(value)) for (const item of value as readonly string[]) parameters.append(name, item);
        else parameters.append(name, String(value));
    }
    const text = parameters.toString();
    return text === '' ? '' : `?${text}`;
}
