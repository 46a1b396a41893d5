import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { BoostPart } from './boost-part.tsx';
import { SynonymPart } from './synonym-part.tsx';

/** The rules by which staff steer the search of the shop. */
export function SearchRulesPage() {
  const { words } = useLanguage();
  const text = words.searchRules;
  return (
    <Page title={text.title} line={text.line}>
      <SynonymPart />
      <BoostPart />
    </Page>
  );
}
