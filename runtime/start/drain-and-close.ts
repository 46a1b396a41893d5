import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '#contracts/service-names.ts';
import type { RemoteReach } from '../call/reach-remote.ts';
import type { Room } from '../door/room.ts';
import type { Platform } from './open-platform.ts';
import type { RoomWork } from './room-work.ts';
import type { Renderer } from './start-renderer.ts';

export type Closing = {
  rooms: ReadonlyMap<ServiceName, Room>;
  server: Server;
  work: RoomWork;
  renderer: Renderer | undefined;
  remote: RemoteReach;
  platform: Platform;
  markNotReady: () => void;
};

/** Longer than the second between two looks at the directory, in case the hint about it is lost. */
const noticeMs = 1200;
/** Spans that still wait are worth a moment, and a fifth of it when there is no time left. */
const flushMs = 2000;

/**
 * Stops a process so that no request is lost: says that it is leaving, lets what is under way finish, then closes.
 * The less time there is, the shorter neighbours are waited for.
 */
export async function drainAndClose(closing: Closing, withinMs: number): Promise<void> {
  const { rooms, server, work, renderer, remote, platform } = closing;
  const { registry, telemetry, settingsCentre, listener, database } = platform;
  const endsAtMs = performance.now() + withinMs;
  const leftMs = () => Math.max(0, endsAtMs - performance.now());
  closing.markNotReady();
  await registry.setState('draining').catch((error: unknown) => {
    telemetry.log.warn('could not tell the registry that this process is leaving', { error });
  });
  const hasNeighbours = new Set(registry.all().map((instance) => instance.process)).size > 1;
  if (hasNeighbours) await delay(Math.min(noticeMs, withinMs / 10));
  await Promise.all([...rooms.values()].map((room) => room.drain(leftMs())));
  await renderer?.stop();
  await work.stop();
  await closeServer(server, leftMs());
  for (const room of rooms.values()) await room.close();
  await remote.close();
  settingsCentre.stop();
  await registry.stop();
  await listener.stop();
  await database.close();
  await telemetry.stop(Math.min(flushMs, Math.max(flushMs / 5, leftMs())));
}

/** Takes no new connections, closes idle ones as they come free, and waits for the answers under way. */
async function closeServer(server: Server, withinMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), withinMs);
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}
