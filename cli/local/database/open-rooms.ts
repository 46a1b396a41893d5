import { serviceNames, type ServiceName } from '#contracts/service-names.ts';
import type { Database } from '#runtime/db/database.ts';
import { openDatabase, type RoomDatabase } from '#runtime/db/open-database.ts';
import { silentTracer } from '#runtime/telemetry/tracer.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import { roomUrl } from './shop-urls.ts';
import type { ShopServer } from './with-server.ts';

type RoomName = ServiceName | 'platform';

/** The databases of the rooms and of the platform, each as its own role. */
export type OpenRooms = { db: (room: RoomName) => Database; close: () => Promise<void> };

/** A room of a million products is counted for minutes; whoever waits for it can end it. */
const statementTimeoutMs = 600_000;

/** Opens the rooms for a command that looks into them; a connection is made when it is first used. */
export function openRooms({ superuserUrl, secret }: Pick<ShopServer, 'superuserUrl' | 'secret'>): OpenRooms {
  const options = { poolSize: 1, statementTimeoutMs, tracer: silentTracer };
  const open = (room: RoomName) =>
    openDatabase({
      url: withMemory(roomUrl(superuserUrl, secret, room)),
      applicationName: `souk command ${room}`,
      ...options,
    });
  const databases = new Map<RoomName, RoomDatabase>();
  for (const room of [...serviceNames, 'platform'] as const) databases.set(room, open(room));
  return {
    db: (room) => {
      const database = databases.get(room);
      if (!database) throw new Error(`there is no room ${room}`);
      return database.bind(newTrace(0));
    },
    close: async () => {
      await Promise.all([...databases.values()].map((database) => database.close()));
    },
  };
}

/** Large tables are joined whole: with the memory that a request has, they would be written to disk many times. */
function withMemory(address: string): string {
  const url = new URL(address);
  url.searchParams.set('options', '-c work_mem=64MB');
  return url.href;
}
