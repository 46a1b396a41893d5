import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs npm in the project and collects what it prints.
 * @param {string[]} words
 * @param {URL} project
 * @returns {Promise<{ exitCode: number, output: string }>} exit code 127 when there is no npm
 */
export function runNpm(words, project) {
  return new Promise((resolve) => {
    const npm = spawn('npm', words, {
      cwd: fileURLToPath(project),
      env: npmEnvironment(project),
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    npm.on('error', (error) => resolve({ exitCode: 127, output: `npm cannot be run: ${error.message}` }));
    npm.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/**
 * The environment for npm: the machine's own Node rather than the one in node_modules, which npm is about to replace,
 * and a cache in the checkout when there is no home folder to keep one in.
 * @param {URL} project
 */
function npmEnvironment(project) {
  const bin = fileURLToPath(new URL('node_modules/.bin', project));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== bin);
  const cache = isHomeUsable()
    ? {}
    : { npm_config_cache: fileURLToPath(new URL('.souk/npm-cache', project)) };
  return { ...process.env, ...cache, PATH: path.join(delimiter) };
}

function isHomeUsable() {
  try {
    accessSync(homedir(), constants.W_OK);
    return true;
  } catch {
    // No such account, no such folder or not ours: each means that npm could not keep its cache there.
    return false;
  }
}
