import type { ServiceName } from '#contracts/service-names.ts';
import type { Reach, Room } from '../door/room.ts';
import { reachLocal } from './reach-local.ts';
import type { RemoteReach } from './reach-remote.ts';

/**
 * Reaches neighbours wherever they are: a room of this process by function, any other over HTTP. `rooms` is filled
 * while the process starts.
 */
export function createReach(
  rooms: ReadonlyMap<ServiceName, Room>,
  remote: Pick<RemoteReach, 'call'>,
  options: { asJson: boolean },
): Reach {
  return (from, to, name, input, context, idempotencyKey) => {
    const room = rooms.get(to);
    if (!room) return remote.call({ from, to, name, input, idempotencyKey }, context);
    room.tracer.countCall(from, to);
    return reachLocal(room, { from, name, input, idempotencyKey, asJson: options.asJson }, context);
  };
}
