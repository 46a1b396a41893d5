import { schedule } from '#runtime/jobs/schedule.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { foldText } from '../../domain/words/fold-text.ts';
import { toLexemes } from '../../domain/words/to-lexemes.ts';
import { writeCategory } from '../../store/search/categories.ts';

/** Longer than any transaction that may still read the old title while this one commits. */
const delaySeconds = 2;

/**
 * Notes a category as it is now, and has the products in it found by the words of its new title. One that was
 * removed stays as its version only, so that what was said of it before does not bring it back.
 */
export async function indexCategory(
  tools: Tools<'insight'>,
  { key, version, payload }: DeliveredEvent<'category.changed'>,
): Promise<void> {
  const { title, parentSlug, isRemoved } = payload;
  if (isRemoved) {
    await tools.db.flight([writeCategory(key, null, version, '', '', '', '', '')]);
    return;
  }
  const english = toLexemes(title.en, 'D');
  const chinese = toLexemes(`${title.zh} ${title.en}`, 'B');
  await tools.db.flight([
    writeCategory(key, parentSlug, version, title.en, title.zh, foldText(title.en), english, chinese),
    schedule(tools, 'reword-category', { slug: key }, { key: `reword-category ${key}`, delaySeconds }),
  ]);
}
