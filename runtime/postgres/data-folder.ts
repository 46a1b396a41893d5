import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { firstClosedFolder } from './reachable.ts';
import type { ServerAccount } from './server-account.ts';
import { DatabaseStartError, diskFull } from './start-error.ts';

/** The layout of the data folder that this version writes; a higher number was written by a newer Souk. */
const dataFormat = 1;

/** What `souk-data.json` says about a data folder. */
export type DataDescription = { format: number; postgresMajor: number; durable: boolean };

const ownNames =
  /^(souk-data\.json(\.new)?|launcher\.lock.*|password(\.new|\.initdb)?|postgres(\.new)?|native-.*)$/;
// A start writes at least one segment of the write-ahead log (16 MB) besides its small files.
const leastFreeBytes = 32 * 1024 * 1024;

/** Makes the folder (and its missing parents) so that the server's account may pass through it. */
export function makeDataFolder(dataDirectory: string, account: ServerAccount | undefined): void {
  makeOpenFolder(dataDirectory);
  const closed = firstClosedFolder(dataDirectory, account);
  if (closed === undefined) return;
  throw new DatabaseStartError(
    'folder-unreachable',
    `the data folder ${dataDirectory} is closed to the account "${account?.name}" that runs PostgreSQL`,
    `Open it with "chmod o+x ${closed}", or choose another folder with SOUK_DATA.`,
  );
}

/**
 * Checks that a locked data folder is ours and of a version we understand, and describes a new one.
 * @throws {DatabaseStartError} `foreign-folder`, `newer-data`, `older-data` or `disk-full`; nothing is changed then
 */
export function openDataFolder(dataDirectory: string, wanted: Omit<DataDescription, 'format'>): void {
  const path = join(dataDirectory, 'souk-data.json');
  const isNew = !existsSync(path);
  if (isNew) refuseForeign(dataDirectory);
  else refuseOtherVersion(dataDirectory, readDescription(path), wanted);
  const space = statfsSync(dataDirectory);
  if (space.bavail * space.bsize < leastFreeBytes) throw diskFull(dataDirectory);
  if (!isNew) return;
  writeFileSync(`${path}.new`, `${JSON.stringify({ format: dataFormat, ...wanted })}\n`);
  renameSync(`${path}.new`, path);
}

function makeOpenFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeOpenFolder(dirname(folder));
  mkdirSync(folder);
  // mkdir obeys the umask, and a strict one would lock out the server's account.
  chmodSync(folder, 0o755);
}

function refuseForeign(dataDirectory: string): void {
  const stranger = readdirSync(dataDirectory).find((name) => !ownNames.test(name));
  if (stranger === undefined) return;
  throw new DatabaseStartError(
    'foreign-folder',
    `${dataDirectory} holds other files (such as "${stranger}") and no souk-data.json`,
    'Choose an empty folder for the data.',
  );
}

function refuseOtherVersion(
  dataDirectory: string,
  found: DataDescription,
  wanted: Omit<DataDescription, 'format'>,
): void {
  const written = `the data folder ${dataDirectory} was written`;
  if (found.format > dataFormat || found.postgresMajor > wanted.postgresMajor) {
    throw new DatabaseStartError(
      'newer-data',
      `${written} by a newer Souk (format ${found.format}, PostgreSQL ${found.postgresMajor}; this one knows format ${dataFormat}, PostgreSQL ${wanted.postgresMajor})`,
      'Start it with the newer Souk; this one has changed nothing.',
    );
  }
  if (found.postgresMajor < wanted.postgresMajor) {
    throw new DatabaseStartError(
      'older-data',
      `${written} by PostgreSQL ${found.postgresMajor}, and this Souk brings PostgreSQL ${wanted.postgresMajor}`,
      'Dump it with the older Souk and load it into a new folder.',
    );
  }
  if (found.durable !== wanted.durable) {
    throw new DatabaseStartError(
      'foreign-folder',
      `${written} by a ${found.durable ? 'durable' : 'test'} server and cannot be opened by a ${wanted.durable ? 'durable' : 'test'} one`,
      'Choose another folder: data of tests is not kept safe.',
    );
  }
}

function readDescription(path: string): DataDescription {
  try {
    const { format, postgresMajor, durable } = JSON.parse(readFileSync(path, 'utf8'));
    if (Number.isInteger(format) && Number.isInteger(postgresMajor) && typeof durable === 'boolean') {
      return { format, postgresMajor, durable };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new DatabaseStartError(
    'foreign-folder',
    `${path} cannot be understood`,
    'Restore this small file from a backup, or choose another folder.',
  );
}
