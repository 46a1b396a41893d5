import { statement } from '#runtime/db/statement.ts';
import type { Locale } from '../domain/account.ts';
import type { Wording } from '../domain/wording/wording.ts';

export type WordingRow = {
  wordingId: string;
  template: string;
  locale: Locale;
  version: number;
  own: Wording | null;
  changedAt: string;
  changedBy: string | null;
};

const columns = `wording_id as "wordingId", template, locale, version, own, changed_at as "changedAt",
  changed_by as "changedBy"`;

/** The shop's words of a message in each language in which they were ever changed: two rows at most. */
export const findWordings = statement<WordingRow, [template: string]>(
  'user.wording.find',
  `select ${columns} from wording where template = $1`,
);

/** Where the words are not those that the shop came with; there are as many rows as templates and languages at most. */
export const listChanged = statement<Pick<WordingRow, 'template' | 'locale'>>(
  'user.wording.list-changed',
  `select template, locale from wording where own is not null order by template, locale`,
);

/** Keeps words, or none; refuses with `wording-unchanged` when they are not at this version any more (0: never changed). */
export const saveWordingRow = statement<
  unknown,
  [
    wordingId: string,
    template: string,
    locale: Locale,
    version: number,
    own: string | null,
    changedBy: string,
  ]
>(
  'user.wording.save',
  `with saved as (
     insert into wording (wording_id, template, locale, own, changed_by)
     select $1, $2, $3, $5::jsonb, $6
     where $4::int = 0 or exists (select from wording where template = $2 and locale = $3)
     on conflict (template, locale) do update
       set own = excluded.own, version = wording.version + 1, changed_at = now(), changed_by = excluded.changed_by
       where wording.version = $4::int
     returning 1)
   select must(exists (select from saved), 'wording-unchanged')`,
);
