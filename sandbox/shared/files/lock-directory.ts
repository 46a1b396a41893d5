import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes sure that one process at a time uses a data directory (created when missing); throws when another one does.
 * The lock is a listening local socket, which the system frees with the process however it dies. Returns its release.
 */
export async function lockDirectory(path: string): Promise<() => Promise<void>> {
  await mkdir(path, { recursive: true });
  const name = socketName(
    createHash('sha256')
      .update(await realpath(path))
      .digest('hex')
      .slice(0, 32),
  );
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const isTaken = await tryListening(server, name);
  if (isTaken) throw new Error(`another process uses the data directory ${path}`);
  return () => new Promise((resolve) => void server.close(() => resolve()));
}

function socketName(hash: string): string {
  const name = `sandbox-${hash}`;
  // Linux's abstract names and Windows' pipes leave no file behind; elsewhere a socket file may outlive its process.
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

async function tryListening(server: Server, name: string): Promise<boolean> {
  if (await isListening(server, name)) return false;
  const isFile = process.platform !== 'linux' && process.platform !== 'win32';
  if (!isFile || (await somebodyAnswers(name))) return true;
  await rm(name, { force: true });
  return !(await isListening(server, name));
}

function isListening(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(name, () => resolve(true));
  });
}

function somebodyAnswers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
