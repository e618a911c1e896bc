import type { Result } from '../kernel/result';

/** `window.linkseat` in the desktop program: the only thing that the preload script gives to a page. */
export interface PreloadApi {
  /** A name that the contract does not know is answered as a failure, without leaving the page. */
  call(name: string, arg: unknown): Promise<Result<unknown>>;
  /** Throws for a name that the contract does not know; the answer ends it. */
  listen(name: string, fn: (data: unknown) => void): () => void;
}
