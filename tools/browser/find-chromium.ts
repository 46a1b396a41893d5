import { accessSync, constants } from 'node:fs';
import { unpackChromium } from './unpack-chromium.ts';

/** A browser to drive with Playwright: pass all three to `chromium.launch`. */
export type Chromium = { executablePath: string; args: string[]; env: NodeJS.ProcessEnv };

/** The headless shell first: it is Chromium without a window, and takes two thirds of the time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium: the one that SOUK_CHROMIUM names, the system's own, else the one that npm brings (Linux on x64),
 * which is unpacked once. A sentence that says why, where there is none.
 */
export async function findChromium(): Promise<Chromium | string> {
  const named = process.env['SOUK_CHROMIUM'];
  if (named)
    return isExecutable(named) ? withArgs(named) : `SOUK_CHROMIUM names ${named}, which cannot be run`;
  const system = systemPaths.find(isExecutable);
  if (system) return withArgs(system);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `there is no Chromium on this machine, and npm brings none for ${process.platform} on ${process.arch}`;
  }
  const unpacked = await unpackChromium();
  return withArgs(unpacked.executablePath, unpacked.env);
}

function withArgs(executablePath: string, env: NodeJS.ProcessEnv = process.env): Chromium {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // /dev/shm is tiny in containers.
    '--disable-dev-shm-usage',
    // The sandbox refuses root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return { executablePath, args, env };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
