import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { currentNode } from './current-node.js';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * Whether node_modules holds what package-lock.json asks for. Answered by our stamp in it; for packages that somebody
 * installed by hand, by npm's own record, and then stamped.
 * @param {URL} project the folder of package.json, ending in a slash
 */
export function arePackagesInstalled(project) {
  if (currentNode(project) === undefined) return false;
  const lock = readFileSync(new URL('package-lock.json', project), 'utf8');
  const stamp = stampUrl(project);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(lock)) return true;
  const record = new URL('node_modules/.package-lock.json', project);
  if (!existsSync(record) || !agree(JSON.parse(lock), JSON.parse(readFileSync(record, 'utf8')))) return false;
  stampPackages(project);
  return true;
}

/**
 * Notes in node_modules for which lock and platform it was installed.
 * @param {URL} project
 */
export function stampPackages(project) {
  mkdirSync(new URL('node_modules', project), { recursive: true });
  writeFileSync(stampUrl(project), stampOf(readFileSync(new URL('package-lock.json', project), 'utf8')));
}

/**
 * @param {Lock} lock
 * @param {Lock} installed
 */
function agree(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([key]) => key !== '');
  const isMissing = wanted.some(([key, entry]) => {
    const found = installed.packages[key];
    return found ? found.version !== entry.version : entry.optional !== true;
  });
  return !isMissing && Object.keys(installed.packages).every((key) => key in lock.packages);
}

/** @param {string} lock */
function stampOf(lock) {
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @param {URL} project */
function stampUrl(project) {
  return new URL('node_modules/.souk-installed', project);
}
