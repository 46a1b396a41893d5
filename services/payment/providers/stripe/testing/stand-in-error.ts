type Told = { status: number; type: string; message: string; code?: string; decline_code?: string };

/** An error as Stripe’s API tells it. */
export class StandInError extends Error {
  told: Told;

  constructor(told: Told) {
    super(told.message);
    this.told = told;
  }
}

/** A request that cannot be done as it stands: status 400, or 404 for what is not there. */
export function invalid(message: string, code?: string, status = 400): StandInError {
  return new StandInError({ status, type: 'invalid_request_error', message, ...(code ? { code } : {}) });
}
