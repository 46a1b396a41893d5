import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findRuleFault } from '../../domain/collection/find-rule-fault.ts';
import { previewRule as preview } from '../../store/collection/members.ts';

/** How many products a rule puts together, and the first of them; nothing is written. */
export async function previewRule(
  tools: Tools<'catalog'>,
  { rule }: InputTo<'catalog', 'previewRule'>,
): Promise<ResultOf<'catalog', 'previewRule'>> {
  const fault = findRuleFault(rule);
  if (fault) return refuse('value-invalid', fault.detail, { path: `/rule${fault.path}` });
  const found = await tools.db.row(preview(JSON.stringify(rule)));
  return {
    count: found?.count ?? 0,
    products: (found?.products ?? []).map(({ titleEn, titleZh, ...product }) => ({
      ...product,
      title: { en: titleEn, zh: titleZh },
    })),
  };
}
