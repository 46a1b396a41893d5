import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bringPackages } from './bring-packages.js';
import { currentNode } from './current-node.js';

/**
 * Runs `cli/souk.ts` on the Node that came with the packages and leaves with its exit code or signal.
 * @param {URL} project the folder of package.json, ending in a slash
 * @param {string[]} words the words after `souk`
 */
export async function runSouk(project, words) {
  const exitCode = await bringPackages(project);
  const node = currentNode(project);
  if (exitCode !== 0 || node === undefined) {
    console.error(`souk: the packages are not installed; run "npm ci" in ${fileURLToPath(project)}`);
    process.exitCode = exitCode || 4;
    return;
  }
  const child = spawn(node, [fileURLToPath(new URL('cli/souk.ts', project)), ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself when both share a terminal; to pass it on would press it twice.
  const shares = process.stdin.isTTY || process.stdout.isTTY;
  process.on('SIGINT', () => {
    if (!shares) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => {
    console.error(`souk: ${error.message}`);
    process.exitCode = 4;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
