import type { Room } from '../door/room.ts';
import { startLoop, type Loop } from '../loop.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { newTrace } from '../telemetry/trace-context.ts';

const everyMs = 5000;

/** Measures again and again what only a room can say of itself, in each process that has it. */
export function measureRoom(room: Room, metrics: Pick<Metrics, 'set'>): Loop {
  const db = room.database.bind(newTrace(0));
  return startLoop({
    pass: async () => {
      const measured = (await room.definition.measure?.(db)) ?? [];
      for (const { name, labels, value } of measured) metrics.set(name, labels, value);
      return { waitMs: everyMs };
    },
    onError: (error, failures) => {
      if (failures === 1) room.log.warn('cannot measure a room', { service: room.definition.name, error });
    },
  });
}
