import type { Room } from '../door/room.ts';
import type { LoggedEvent } from './delivery.ts';
import { hearEvents, isTogether, type Hears, type HearsTogether } from './hear-event.ts';

/**
 * Hands the first events of lanes (the places of each key's events, in order) to listeners that take many at once, as
 * long as there are several for one, and takes those accepted off their lanes. What a listener did not take stays: it
 * comes by itself, and then it shows which of them fails.
 */
export async function hearHeads(
  room: Room,
  events: readonly LoggedEvent[],
  lanes: readonly number[][],
  accept: (index: number) => void,
  limitMs: number,
): Promise<void> {
  const refused = new Set<HearsTogether>();
  for (let groups = groupHeads(); groups.length > 0; groups = groupHeads()) {
    for (const [hears, group] of groups) {
      const given = group.flatMap(([head = -1]) => events[head] ?? []);
      room.killPoint('events.accept.before');
      const isTaken = await hearEvents(room, hears, given, limitMs).then(
        () => true,
        () => false,
      );
      if (isTaken) group.forEach((lane) => accept(lane.shift() ?? -1));
      else refused.add(hears);
      room.killPoint('events.accept.after');
    }
  }

  function groupHeads(): [HearsTogether, number[][]][] {
    const groups = new Map<HearsTogether, number[][]>();
    for (const lane of lanes.toSorted(([one = 0], [other = 0]) => one - other)) {
      const name = events[lane[0] ?? -1]?.name;
      const hears = name && (room.definition.on[name] as Hears | HearsTogether | undefined);
      if (!hears || !isTogether(hears) || refused.has(hears)) continue;
      groups.set(hears, [...(groups.get(hears) ?? []), lane]);
    }
    return [...groups].filter(([, group]) => group.length > 1);
  }
}
