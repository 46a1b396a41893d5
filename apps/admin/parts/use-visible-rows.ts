import { useEffect, useState, type RefObject } from 'react';
import { visibleRange } from './visible-range.ts';

/** Fewer rows are drawn whole: that is quick, and the browser’s own search finds all of them. */
const drawnWholeMost = 60;

type Drawn = { from: number; to: number; rowHeight: number; isWhole: boolean };

/** Which rows of a list are drawn as the window is scrolled; a short list is drawn whole. */
export function useVisibleRows(body: RefObject<HTMLTableSectionElement | null>, count: number): Drawn {
  const isWhole = count <= drawnWholeMost;
  const [range, setRange] = useState({ from: 0, to: count, rowHeight: 0 });
  useEffect(() => {
    if (isWhole) return undefined;
    const look = () => {
      const section = body.current;
      const row = section?.querySelector<HTMLElement>('tr[data-row]');
      if (!section || !row) return;
      const { top } = section.getBoundingClientRect();
      const margin = Number.parseFloat(getComputedStyle(row).marginBottom) || 0;
      const rowHeight = row.getBoundingClientRect().height + margin;
      const { from, to } = visibleRange({ count, rowHeight, above: -top, height: window.innerHeight });
      setRange((known) =>
        known.from === from && known.to === to
          ? known
          : { from, to, rowHeight: known.rowHeight || rowHeight },
      );
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [body, count, isWhole]);
  return isWhole ? { from: 0, to: count, rowHeight: 0, isWhole } : { ...range, isWhole };
}
