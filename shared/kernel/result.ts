/** The outcome of something that can fail for reasons its caller must handle. Bugs are thrown, never returned. */
export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** What crosses a boundary when a call fails: `code` for the program, `message` in plain words for the person. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** What the person can do, and what is safe meanwhile. */
  readonly hint?: string | undefined;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
