/** An answer that asks to come back later: too much is going on, or it took too long. */
export class BusyAnswer extends Error {
  readonly tookMs: number;

  constructor(message: string, tookMs: number) {
    super(message);
    this.tookMs = tookMs;
  }
}

/** Whether a status says so: 429, 503 or 504 (RFC 9110). */
export function isBusy(status: number): boolean {
  return status === 429 || status === 503 || status === 504;
}
