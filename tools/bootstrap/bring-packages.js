import { fileURLToPath } from 'node:url';
import { currentNode } from './current-node.js';
import { arePackagesInstalled, stampPackages } from './installed-packages.js';
import { runNpm } from './run-npm.js';

const linesShown = 30;
const failed = 4;

/**
 * Installs the packages with `npm ci` when they are missing or the lock has changed; says so on standard error.
 * @param {URL} project the folder of package.json, ending in a slash
 * @returns {Promise<number>} the exit code: 0, or 4 when the packages could not be installed
 */
export async function bringPackages(project) {
  if (arePackagesInstalled(project)) return 0;
  console.error(`Installing packages (npm on Node ${process.versions.node} installs, Node 26 runs) …`);
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const heartbeat = setInterval(() => console.error(`… still installing packages (${seconds()} s)`), 10_000);
  const npm = await runNpm(['ci', '--loglevel=error', '--no-audit', '--no-fund'], project);
  clearInterval(heartbeat);
  if (npm.exitCode !== 0) {
    console.error(npm.output.trimEnd().split('\n').slice(-linesShown).join('\n'));
    console.error(
      `The packages could not be installed: npm failed after ${seconds()} s; its last lines are above.`,
    );
    return failed;
  }
  if (currentNode(project) === undefined) {
    const folder = fileURLToPath(project);
    console.error(
      `npm brought no Node for ${process.platform}-${process.arch} into ${folder}: install Node 24 or newer.`,
    );
    return failed;
  }
  stampPackages(project);
  console.error(`Packages downloaded and installed in ${seconds()} s (once; not counted in the start)`);
  return 0;
}
