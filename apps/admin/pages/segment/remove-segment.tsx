import { useRemoveSegment, type Segment } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Takes a segment away, and goes back to the list. */
export function RemoveSegment({ segment }: { segment: Segment }) {
  const { words, locale } = useLanguage();
  const text = words.segments;
  const name = locale === 'zh-cn' ? segment.title.zh : segment.title.en;
  return (
    <RemoveDialog
      target={segment.segmentId}
      removal={useRemoveSegment()}
      said={{
        label: text.remove,
        title: text.removeTitle(name),
        submit: text.removeDo,
        done: text.removed(name),
      }}
      goTo="/segments"
    >
      <p>{text.removeLine}</p>
    </RemoveDialog>
  );
}
