import { readFileSync } from 'node:fs';
import { DatabaseStartError } from './start-error.ts';

/** The account the database server runs as when it is not our own. */
export type ServerAccount = { name: string; uid: number; gid: number };

/**
 * The account to start PostgreSQL as: `nobody` when we are root, since PostgreSQL refuses root; otherwise our own
 * (undefined). A bare uid would not do: PostgreSQL looks its name up.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount(readFileSync('/etc/passwd', 'utf8'), 'nobody');
  if (account) return account;
  throw new DatabaseStartError(
    'unsupported-platform',
    'PostgreSQL refuses to run as root, and this system has no account named "nobody"',
    'Run as an ordinary user.',
  );
}

/** The account called `name` in the text of a passwd file, with ids as unsigned 32-bit numbers. */
export function findAccount(passwd: string, name: string): ServerAccount | undefined {
  for (const line of passwd.split('\n')) {
    const [found, , uid, gid] = line.split(':');
    if (found === name && uid !== undefined && gid !== undefined) {
      return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    }
  }
  return undefined;
}
