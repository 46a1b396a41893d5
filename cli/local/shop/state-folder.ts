import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseStateFolder, type StateFolder } from '#runtime/postgres/choose-state-folder.ts';
import { serverAccount } from '#runtime/postgres/server-account.ts';

/** The folder of the project's files. */
export const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the shop of this checkout (or of SOUK_DATA) keeps its data. */
export function stateFolder(): StateFolder {
  return chooseStateFolder({
    checkout,
    environment: process.env,
    account: serverAccount(),
    home: homedir() || undefined,
  });
}

/** The folder of the database inside a state folder. */
export function databaseFolderOf(state: string): string {
  return join(state, 'database');
}
