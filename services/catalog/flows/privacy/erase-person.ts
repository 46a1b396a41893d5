import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { erasePerson as erase, lockPerson, markErased } from '../../store/privacy/persons.ts';
import { lockRatingsBy } from '../../store/review/ratings.ts';

const atOnce = 100;

/**
 * Forgets what a person wrote, reported and bought; the ratings of goods are those of the reviews that are left. Purchases that
 * are heard of later are not noted.
 */
export async function erasePerson(
  tools: Tools<'catalog'>,
  { person }: InputTo<'catalog', 'erasePerson'>,
): Promise<ResultOf<'catalog', 'erasePerson'>> {
  const { customerId } = person;
  const [, , , [erased]] = await tools.db.flight([
    lockPerson(customerId),
    markErased(customerId),
    lockRatingsBy(customerId),
    erase(customerId, atOnce),
  ]);
  return { state: (erased?.reviews ?? 0) >= atOnce ? 'more' : 'done' };
}
