import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { readPhrase } from '../../domain/steering/read-phrase.ts';
import { readWord } from '../../domain/steering/read-word.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { removeSynonyms, writeSynonyms } from '../../store/steering/synonyms.ts';

/** Says what is looked for besides a word. */
export async function setSynonyms(
  tools: Tools<'insight'>,
  { language, word: typed, means }: InputTo<'insight', 'setSynonyms'>,
): Promise<ResultOf<'insight', 'setSynonyms'>> {
  const word = readWord(typed, language);
  if (word === undefined) return refuse('value-invalid', 'Synonyms are of one word.', { path: '/word' });
  const phrases = means.map((phrase) => readPhrase(phrase, language));
  const empty = phrases.indexOf('');
  if (empty >= 0) return refuse('value-invalid', 'There is no word in it.', { path: `/means/${empty}` });
  const configuration = language === 'en' ? 'english' : 'simple';
  await tools.db.flight([
    means.length === 0
      ? removeSynonyms(language, word)
      : writeSynonyms(language, word, means, phrases, configuration),
    insertStaffAction(uuidv7(), whoIs(tools.context.subject), 'synonyms.set', `${language} ${word}`),
  ]);
  return {};
}
