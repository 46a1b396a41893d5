import { isDeepStrictEqual } from 'node:util';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Locale } from '../../domain/account.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { Wording } from '../../domain/wording/wording.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';
import { findWordings, saveWordingRow } from '../../store/wordings.ts';

type Change = {
  template: string;
  locale: Locale;
  version: number;
  own: Wording | null;
  action: 'wording.save' | 'wording.reset';
};

/** Keeps words, or none, at the version that was read; the same words again change nothing. */
export async function writeWording(
  tools: UserTools,
  { template, locale, version, own, action }: Change,
): Promise<{ version: number } | Refusal<'version-conflict'>> {
  const current = (await tools.db.rows(findWordings(template))).find((row) => row.locale === locale);
  if (isDeepStrictEqual(current?.own ?? null, own)) return { version: current?.version ?? 0 };
  const wordingId = current?.wordingId ?? uuidv7();
  const actor = actorOf(tools.context.subject);
  const flown = await tools.db.tryFlight([
    saveWordingRow(
      wordingId,
      template,
      locale,
      version,
      own && JSON.stringify(own),
      `${actor.kind}:${actor.id}`,
    ),
    recordStaffAction(actor, {
      action,
      targetId: wordingId,
      detail: { template, locale, version: version + 1 },
    }),
  ]);
  if (!flown.isRefused) return { version: version + 1 };
  if (flown.refusedBy !== 'wording-unchanged') throw new Error(`words were refused by ${flown.refusedBy}`);
  return refuse('version-conflict', 'Somebody else has just changed these words. Look again.');
}
