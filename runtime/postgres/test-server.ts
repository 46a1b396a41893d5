import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseStateFolder } from './choose-state-folder.ts';
import { serverAccount } from './server-account.ts';
import { DatabaseStartError } from './start-error.ts';
import { startPostgres } from './start-postgres.ts';
import type { RunningPostgres } from './start-postgres.ts';

const serversAtOnce = 16;

/**
 * Starts an empty, fast, unsafe server for tests on a free port, in the first folder of SOUK_TEST_FOLDER, or else of
 * `.souk/test`, that no other process uses. The caller stops it.
 */
export async function startTestServer(log: (line: string) => void = () => {}): Promise<RunningPostgres> {
  const folder = process.env['SOUK_TEST_FOLDER'] ?? join(testStateFolder(), 'test');
  let last: unknown;
  for (let number = 1; number <= serversAtOnce; number += 1) {
    try {
      return await startPostgres({
        dataDirectory: join(folder, `server-${number}`),
        port: 0,
        durable: false,
        maxConnections: 100,
        log,
      });
    } catch (error) {
      // A free port can be lost between finding and taking it, just as a folder can.
      const isContest =
        error instanceof DatabaseStartError && ['second-copy', 'port-taken'].includes(error.code);
      if (!isContest) throw error;
      last = error;
    }
  }
  throw last;
}

function testStateFolder(): string {
  const checkout = fileURLToPath(new URL('../../', import.meta.url));
  // SOUK_DATA is for data that matters; the data of tests stays out of it.
  const environment = { XDG_STATE_HOME: process.env['XDG_STATE_HOME'] };
  return chooseStateFolder({ checkout, environment, account: serverAccount(), home: homedir() }).path;
}
