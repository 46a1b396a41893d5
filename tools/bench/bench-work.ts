/** What the clients of a bench do, over and over; each client does one thing after another. */
export type BenchWork =
  /** Each answer must hold this text. */
  | { kind: 'get'; urls: string[]; holds: string; headers?: Record<string, string> }
  | { kind: 'post'; url: string }
  | { kind: 'add-to-cart'; url: string; variantIds: string[] }
  | CheckoutWork
  | ReserveWork
  /** Takes from one row of a database, on as many connections as there are clients. */
  | { kind: 'take'; databaseUrl: string; connections: number };

/** With a variant that is in every cart, where one is named. */
export type CheckoutWork = { kind: 'checkout'; url: string; variantIds: string[]; inEvery?: string };

/** Reserves one of a variant for an order at the door of the catalog's room, as the order room does, with its key. */
export type ReserveWork = { kind: 'reserve'; address: string; callerKey: string; variantId: string };

/**
 * How long work goes on: for seconds that do not count and then for seconds that do, or for so many turns in all. With
 * `perSecond` turns begin when it is their time, however many are under way.
 */
export type BenchSpan =
  | { warmSeconds: number; seconds: number }
  | { turns: number }
  | { perSecond: number; seconds: number };

/** Work for so many clients. */
export type BenchOrder = {
  work: BenchWork;
  clients: number;
  span: BenchSpan;
  /** Chooses what each client takes, the same with every run. */
  seed: number;
};

/** What came of it: the time that each thing took, what went wrong, and the processor time of the clients. */
export type BenchTimes = {
  timesMs: number[];
  errors: string[];
  lastedMs: number;
  clientCpuMs: number;
  /** What each refusal took that asks to come back later; they count as errors but where turns begin at their time. */
  refusedMs: number[];
  /** Turns that were begun in the time that counts. */
  begun: number;
};

/** What a driver tells: that the seconds that count begin, and what they came to. */
export type BenchTold = { began: true } | { ended: BenchTimes };
