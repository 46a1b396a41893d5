import { join } from 'node:path';

/** What every process of a test run finds in its environment. */
export function testEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // The mark of a surrounding `node --test` would choose the report's form.
    NODE_TEST_CONTEXT: undefined,
    // Every file starts a Node of its own: what one has compiled the next need not.
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(folder, '.souk/compile-cache'),
  };
}
