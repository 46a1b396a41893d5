import { personRooms, type PersonRoom } from '#contracts/privacy.ts';

/** The room that is asked after another; undefined after the last. */
export function nextPersonRoom(room: PersonRoom): PersonRoom | undefined {
  return personRooms[personRooms.indexOf(room) + 1];
}
