/** An answer of the server that is not a success, or none at all (`offline`, status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** The server's own sentence. */
  readonly words: string | undefined;

  constructor(status: number, code: string, words?: string) {
    super(code);
    this.words = words;
    this.status = status;
    this.code = code;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'other';
}

/** The server answered that this is not for the one who asks (any more); asking again is of no use. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && [403, 404, 409].includes(error.status);
}
