import { pathToFileURL } from 'node:url';
import { findBinaries } from '#runtime/postgres/binaries.ts';
import { serverAccount } from '#runtime/postgres/server-account.ts';
import { DatabaseStartError } from '#runtime/postgres/start-error.ts';
import { arePackagesInstalled } from '../../../tools/bootstrap/installed-packages.js';
import { checkout } from '../shop/state-folder.ts';
import { areAppsBuilt } from '../start/build-apps.ts';
import { bad, ok, warn, type Check } from './check.ts';

const oldestMajor = 24;

/** Node, packages, platform and the built web apps. */
export async function checkMachine(): Promise<Check[]> {
  return [checkNode(), checkPackages(), checkPlatform(), await checkApps()];
}

function checkNode(): Check {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldestMajor) return ok('node', `Node ${node} (${process.execPath})`);
  return bad(
    'node',
    `Node ${node} is too old to run the shop`,
    'use the one that npm brought: npx souk doctor',
  );
}

function checkPackages(): Check {
  if (arePackagesInstalled(pathToFileURL(checkout)))
    return ok('packages', 'installed as package-lock.json says');
  return bad('packages', 'node_modules is not what package-lock.json says', 'run: npm ci');
}

function checkPlatform(): Check {
  const where = `${process.platform} on ${process.arch}`;
  try {
    const { version } = findBinaries();
    const account = serverAccount();
    const as = account ? `; it runs as ${account.name}, since we are root` : '';
    return ok('platform', `${where}, with PostgreSQL ${version}${as}`);
  } catch (error) {
    if (!(error instanceof DatabaseStartError)) throw error;
    return bad('platform', `${where}: ${error.message}`, error.hint);
  }
}

async function checkApps(): Promise<Check> {
  if (await areAppsBuilt()) return ok('web apps', 'built from the sources as they are');
  return warn('web apps', 'not built from the sources as they are', 'the next npm start builds them');
}
