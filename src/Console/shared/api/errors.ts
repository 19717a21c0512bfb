/** The server refused a request. */
export class ApiError extends Error {
    constructor(
        readonly status: number,
        /** The error's name in the contract, such as `error-room-closed`. */
        readonly code: string,
        message: string,
        readonly details: Readonly<Record<string, unknown>> = {},
        /** The seconds after which another attempt may succeed; undefined = not said. */
        readonly retryAfterSeconds?: number,
    ) {
        super(message);
    }

    /** Whether the same request may succeed later. */
    get isPassing(): boolean {
        return this.status === 429 || this.status >= 500;
    }

    get needsSecondFactor(): boolean {
        return this.code === 'totp-required' || this.code === 'totp-invalid';
    }

    static async from(response: Response): Promise<ApiError> {
        const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
        const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
        const message = text(body['reason']) ?? text(body['message']) ?? text(body['error']) ?? response.statusText;
        const code = text(body['errorType']) ?? text(body['error']) ?? String(response.status);
        const seconds = Number(response.headers.get('Retry-After') ?? NaN);
        return new ApiError(response.status, code, message, (body['details'] ?? {}) as Record<string, unknown>, Number.isFinite(seconds) ? seconds : undefined);
    }
}

/** The server could not be reached, so nobody knows whether it did what was asked. */
export class UnreachableError extends Error {
    constructor() {
        super('The server cannot be reached.');
    }
}

/** Whether the same request, with the same id, may succeed later. */
export const mayTryAgain = (failure: unknown): boolean => failure instanceof UnreachableError || (failure instanceof ApiError && failure.isPassing);
