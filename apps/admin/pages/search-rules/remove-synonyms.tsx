import type { Language } from '#contracts/markets.ts';
import { useSetSynonyms } from '../../api/use-search-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveRule } from './remove-rule.tsx';

/** Takes the synonyms of a word away. */
export function RemoveSynonyms({ language, word }: { language: Language; word: string }) {
  const { words } = useLanguage();
  const text = words.searchRules;
  return (
    <RemoveRule
      title={text.removeSynonyms(word)}
      line={text.removeSynonymsLine}
      done={text.synonymsRemoved(word)}
      target={{ language, word, means: [] }}
      removal={useSetSynonyms()}
    />
  );
}
