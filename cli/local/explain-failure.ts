import { SettingError } from '#runtime/config/setting-layers.ts';
import { DatabaseStartError, fileRefusal } from '#runtime/postgres/start-error.ts';
import { capital } from './capital.ts';
import { NoShopError } from './database/with-server.ts';
import { notRunning } from './shop/running-shop.ts';

/** What a person reads when a command fails, and the exit code. */
export type Explanation = { text: string; exitCode: number };

const failed = 1;
const wrongSetting = 20;

/** Explains a failure: what is wrong and, where it is known, what to do. */
export function explainFailure(error: unknown): Explanation {
  if (error instanceof DatabaseStartError) return explainStart(error);
  if (error instanceof SettingError) return { text: capital(error.message), exitCode: wrongSetting };
  if (error instanceof NoShopError) return { text: error.message, exitCode: notRunning };
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') {
    const text = 'The database does not answer. See what runs with: souk status';
    return { text, exitCode: failed };
  }
  if (path !== undefined || code === 'ENOSPC') return explainFile(error, path ?? 'the data');
  return { text: capital((error as Error).message), exitCode: failed };
}

function explainStart(error: DatabaseStartError): Explanation {
  return { text: `${capital(error.message)}.\n${error.hint}`, exitCode: error.exitCode };
}

/** A full disk or a closed folder, wherever it was met. */
function explainFile(error: unknown, path: string): Explanation {
  try {
    return explainStart(fileRefusal(error, path));
  } catch {
    return { text: capital((error as Error).message), exitCode: failed };
  }
}
