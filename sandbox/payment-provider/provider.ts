import type { Control } from './faults/control.ts';
import type { Store } from './store/open-store.ts';
import type { Timings } from './timings.ts';
import type { Webhooks } from './webhooks/start-webhooks.ts';

/** What every request handler and flow works with. */
export type Provider = {
  store: Store;
  webhooks: Webhooks;
  timings: Timings;
  /** The provider's address as buyers reach it, without a trailing slash. */
  address: string;
  apiKey: string;
  /** The faults that are steered now; replaced whole by POST /v1/control. */
  control: Control;
  /** Aborted when the process stops: nothing holds an answer back any longer. */
  stopping: AbortSignal;
};
