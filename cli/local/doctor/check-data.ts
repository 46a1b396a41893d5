import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries } from '#runtime/postgres/binaries.ts';
import { openDataFolder } from '#runtime/postgres/data-folder.ts';
import { DatabaseStartError } from '#runtime/postgres/start-error.ts';
import { databaseFolderOf, stateFolder } from '../shop/state-folder.ts';
import { bad, ok, warn, type Check } from './check.ts';

const leastBytes = 100 * 1024 * 1024;
const fewBytes = 1024 * 1024 * 1024;

/** The data folder, whether we understand what is in it, and the space on its disk. */
export function checkData(): Check[] {
  const { path, reason } = stateFolder();
  return [checkFolder(path, reason), checkSpace(path), checkFormat(path)];
}

function checkFolder(path: string, reason: string): Check {
  if (!existsSync(path)) {
    return warn('data folder', `${path} (${reason}) is not there yet`, 'npm start makes it');
  }
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return ok('data folder', `${path} (${reason})`);
  } catch {
    const advice = `make it writable: chown -R "$(id -un)" ${path}, or choose another folder with SOUK_DATA`;
    return bad('data folder', `${path} (${reason}) cannot be written`, advice);
  }
}

function checkSpace(path: string): Check {
  const { bavail, bsize } = statfsSync(nearestFolder(path));
  const free = bavail * bsize;
  const says = `${(free / 1024 ** 3).toFixed(1)} GB are free`;
  const advice = `free some space on the disk of ${path}, or move the folder and name it with SOUK_DATA`;
  if (free < leastBytes) return bad('disk space', says, advice);
  return free < fewBytes ? warn('disk space', says, advice) : ok('disk space', says);
}

function checkFormat(path: string): Check {
  const folder = databaseFolderOf(path);
  if (!existsSync(join(folder, 'souk-data.json'))) {
    return warn('data', 'there is no database yet', 'npm start makes it and loads the demo shop');
  }
  try {
    openDataFolder(folder, { postgresMajor: findBinaries().major, durable: true });
    return ok('data', 'of a version that this Souk understands');
  } catch (error) {
    if (!(error instanceof DatabaseStartError)) throw error;
    return bad('data', error.message, error.hint);
  }
}

/** The folder itself, or the nearest one above that is there. */
function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}
