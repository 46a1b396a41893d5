import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listSynonyms as findSynonyms } from '../../store/steering/synonyms.ts';

const defaultLimit = 50;

/** Synonyms of a language by the alphabet, page by page. */
export async function listSynonyms(
  tools: Tools<'insight'>,
  { language, cursor, limit = defaultLimit }: InputTo<'insight', 'listSynonyms'>,
): Promise<ResultOf<'insight', 'listSynonyms'>> {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  const rows = await tools.db.rows(findSynonyms(language, after.replaceAll('\u0000', ''), limit + 1));
  const synonyms = rows.slice(0, limit);
  const last = synonyms.at(-1);
  const isEnd = rows.length <= limit || last === undefined;
  return { synonyms, nextCursor: isEnd ? null : Buffer.from(last.word).toString('base64url') };
}
