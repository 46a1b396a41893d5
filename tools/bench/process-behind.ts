import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Which of some processes of this machine holds the other end of a connection; undefined while none of them has taken it. Linux
 * only: `/proc/net/tcp` names the socket by both of its ports (proc(5)).
 */
export function processBehind(
  socket: Pick<Socket, 'localPort' | 'remotePort'>,
  pids: readonly number[],
): number | undefined {
  const theirs = `${portText(socket.remotePort)} ${portText(socket.localPort)}`;
  const inode = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local, remote]) => `${local?.split(':')[1]} ${remote?.split(':')[1]}` === theirs)?.[9];
  if (inode === undefined) return undefined;
  return pids.find((pid) => socketsOf(pid).has(`socket:[${inode}]`));
}

function portText(port: number | undefined): string {
  return (port ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function socketsOf(pid: number): Set<string> {
  const folder = `/proc/${pid}/fd`;
  return new Set(
    readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(`${folder}/${name}`)];
      } catch {
        // A file that has just been closed.
        return [];
      }
    }),
  );
}
