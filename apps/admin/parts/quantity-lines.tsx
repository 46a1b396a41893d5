import { NumberInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import type { Counts } from './counts.ts';

type Line = { lineId: string; title: string; most: number };

type QuantityLinesProps = {
  lines: readonly Line[];
  counts: Counts;
  onCount: (counts: Counts) => void;
  /** What is wrong with the quantity of a line. */
  faultOf: (lineId: string) => string | undefined;
  /** What else is asked of a line of which some are chosen. */
  renderMore?: (line: Line) => ReactNode;
};

/** Asks how many of each of several lines. */
export function QuantityLines({ lines, counts, onCount, faultOf, renderMore }: QuantityLinesProps) {
  const { words } = useLanguage();
  return (
    <Stack gap="sm">
      {lines.map((line) => (
        <Stack gap={4} key={line.lineId}>
          <NumberInput
            label={line.title}
            description={words.ofMost(line.most)}
            min={0}
            max={line.most}
            allowDecimal={false}
            allowNegative={false}
            value={counts[line.lineId] ?? 0}
            error={faultOf(line.lineId)}
            onChange={(count) => onCount({ ...counts, [line.lineId]: count })}
          />
          {renderMore?.(line)}
        </Stack>
      ))}
    </Stack>
  );
}
