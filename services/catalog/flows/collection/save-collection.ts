import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { findRuleFault } from '../../domain/collection/find-rule-fault.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { lockCollections, writeCollection, writePicks } from '../../store/collection/collections.ts';

/** Writes a collection when nobody else changed it meanwhile; `fill-collections` puts its products in. */
export async function saveCollection(
  tools: Tools<'catalog'>,
  { slug, version, picks, ...content }: InputTo<'catalog', 'saveCollection'>,
): Promise<ResultOf<'catalog', 'saveCollection'>> {
  const fault = content.rule && findRuleFault(content.rule);
  if (fault) return refuse('value-invalid', fault.detail, { path: `/rule${fault.path}` });
  const answer = { version: version + 1 };
  const flown = await tools.db.tryFlight([
    lockCollections(),
    writeCollection(slug, version, JSON.stringify(content), whoIs(tools.context.subject)),
    writePicks(slug, picks),
    schedule(tools, 'fill-collections', { slug }, { key: `fill-collections ${slug}` }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy === 'version-conflict')
    return refuse('version-conflict', 'Somebody else changed the collection meanwhile: look at it again.');
  if (flown.refusedBy === 'too-many-collections')
    return refuse('limit-reached', 'A shop has 200 collections at most.');
  return refuse('product-not-found', 'A product that was picked does not exist.', { path: '/picks' });
}
