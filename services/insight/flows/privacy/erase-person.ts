import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { eraseProfile, lockPerson, markErased } from '../../store/privacy/persons.ts';

/** Forgets what this room worked out of a person's orders; the figures of the shop stay as they are. Orders heard of later are nobody's. */
export async function erasePerson(
  tools: Tools<'insight'>,
  { person }: InputTo<'insight', 'erasePerson'>,
): Promise<ResultOf<'insight', 'erasePerson'>> {
  const { customerId } = person;
  await tools.db.flight([lockPerson(customerId), markErased(customerId), eraseProfile(customerId)]);
  return { state: 'done' };
}
