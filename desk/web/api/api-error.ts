/** An answer of the server that is not a success, or none at all (`offline`, status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'other';
}
