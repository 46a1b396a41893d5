import { usePromotion, usePromotionChanges, type Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { comparePromotions } from './compare-promotions.ts';
import { useSpeech } from './use-speech.ts';

type OvertakenPromotionProps = {
  /** What was seen when the form opened. */
  seen: Promotion;
  onKeep: (version: number) => void;
  onTake: (theirs: Promotion) => void;
};

/** Once saving failed for it: who changed the promotion meanwhile, and what it says now where they did. */
export function OvertakenPromotion({ seen, onKeep, onTake }: OvertakenPromotionProps) {
  const { words } = useLanguage();
  const { data: theirs } = usePromotion(seen.promotionId);
  const { data: written } = usePromotionChanges(seen.promotionId);
  const speech = useSpeech([seen, ...(theirs ? [theirs] : [])]);
  const last = written?.changes.find(({ version }) => version === theirs?.version);
  if (!theirs || !last || theirs.version === seen.version) return null;
  return (
    <ConflictNote
      changedBy={last.who}
      changedAt={last.at}
      parts={comparePromotions(seen, theirs, speech).map(
        ({ part, other }) => `${words.promotions.parts[part]}: ${other || words.nothing}`,
      )}
      onKeep={() => onKeep(theirs.version)}
      onTake={() => onTake(theirs)}
    />
  );
}
