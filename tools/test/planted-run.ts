import type { TestRun } from './run-test-files.ts';

/** A run of planted files, each in a process of its own and in time, whose shops cannot be started unless `order` says how. */
export function plantedRun(order: Pick<TestRun, 'folder' | 'files'> & Partial<TestRun>): TestRun {
  return {
    environment: {},
    filesPerProcess: 1,
    filesPerShop: 6,
    fileTimeoutMs: 20_000,
    interrupt: new AbortController().signal,
    onFile: () => {},
    startShop: () => Promise.reject(new Error('no shop was to be started')),
    ...order,
  };
}
