import type { ServiceName } from '#contracts/service-names.ts';
import type { ProcessKeys } from '../identity/process-keys.ts';

/**
 * Everything one process needs to know to start, as its supervisor (or a mounted secret) writes it: no process is
 * told what only another one needs.
 */
export type ProcessStart = {
  topology: string;
  /** Name of the process in the topology and the number of this copy: `order`, 2. */
  process: string;
  copy: number;
  services: readonly ServiceName[];
  poolSize: number;
  databaseUrls: Readonly<Partial<Record<ServiceName, string>>>;
  platformUrl: string;
  keys: ProcessKeys;
  /** Where a process with the gateway takes requests from outside. */
  publicAddress?: { host: string; port: number };
  /** Renders the storefront in a worker thread of this process. */
  rendersStorefront: boolean;
  /** Where a renderer reaches the public API. */
  apiUrl: string;
  settingsFile?: string;
  /** Tests pass every in-process call through JSON and check answers against the contract. */
  isStrict: boolean;
};

/** What a process tells its supervisor; with `give-handles` comes a listening socket, of which it wants so many handles more. */
export type ProcessMessage =
  | { type: 'ready'; address: string }
  | { type: 'failed'; message: string }
  | { type: 'give-handles'; count: number };

/** What a supervisor tells its process: finish what is under way and end, within this time; accept from the handle too. */
export type ProcessOrder = { type: 'stop'; withinMs: number } | { type: 'accept' };
