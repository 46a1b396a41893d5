import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { chooseStateFolder } from '#runtime/postgres/choose-state-folder.ts';

/** The unpacked browser, and the environment in which it finds its libraries and fonts. */
export type UnpackedChromium = { executablePath: string; env: NodeJS.ProcessEnv };

/**
 * Unpacks the Chromium that npm brings, once for each version and user (only its owner may run it), and finds out
 * whether this machine has the libraries and fonts it needs or must take those that come with it.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = join(stateFolder(), `chromium-${version}-${process.getuid?.()}`);
  if (!existsSync(folder)) await unpackInto(folder, join(home, 'bin'));
  const executablePath = join(folder, 'chromium');
  const env = { ...process.env, ...fontsFor(folder) };
  if (runs(executablePath, env)) return { executablePath, env };
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
}

/** Unpacks aside and renames, so that a killed unpacking is not taken for a browser. */
async function unpackInto(folder: string, archives: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await Promise.all(
    inTempFolder(unfinished, () => [chromium.executablePath(), inflate(join(archives, 'al2023.tar.br'))]),
  );
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

/** The package unpacks to the temp folder; it reads the name at once when called, so it need not stay changed. */
function inTempFolder<T>(folder: string, start: () => T): T {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return start();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The variables for a machine without fonts: the package's own, listed in a file that names where they now lie. */
function fontsFor(folder: string): NodeJS.ProcessEnv {
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts')) return {};
  const fonts = join(folder, 'fonts');
  const places = `<dir>${fonts}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>`;
  writeFileSync(join(fonts, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${places}</fontconfig>\n`);
  return { FONTCONFIG_PATH: fonts };
}

function runs(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ['--version'], { env, timeout: 20_000 }).status === 0;
}

function stateFolder(): string {
  const checkout = fileURLToPath(new URL('../../', import.meta.url));
  const environment = { XDG_STATE_HOME: process.env['XDG_STATE_HOME'] };
  return chooseStateFolder({ checkout, environment, account: undefined, home: homedir() }).path;
}
