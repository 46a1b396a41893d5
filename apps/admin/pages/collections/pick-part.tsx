import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { usePickNames, useProductChoice } from '../../api/use-pick-names.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { toSlugStart } from '../products/to-slug-start.ts';
import styles from './collection-page.module.css';

type PickPartProps = {
  /** Of the collection that is stored; empty for a new one. */
  slug: string;
  picks: readonly string[];
  onChange: (picks: string[]) => void;
};

const pauseMs = 300;

/** The products chosen by hand, in their order. */
export function PickPart({ slug, picks, onChange }: PickPartProps) {
  const { words, locale } = useLanguage();
  const text = words.collections;
  const names = usePickNames(slug, picks, locale);
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (productId: string) => added.get(productId) ?? names.data?.get(productId) ?? productId;
  const [typed, setTyped] = useState('');
  const [sought] = useDebouncedValue(toSlugStart(typed), pauseMs);
  const found = useProductChoice(sought);
  const choices = (found.data?.products ?? []).filter(({ productId }) => !picks.includes(productId));
  const move = (index: number, steps: -1 | 1) => {
    const [one, other] = [picks[index], picks[index + steps]];
    if (one && other) onChange(picks.with(index, other).with(index + steps, one));
  };
  return (
    <Section title={text.picks} line={picks.length > 0 ? text.picksHint : text.noPicks}>
      <ol className={styles['picks']}>
        {picks.map((productId, index) => (
          <PickRow
            key={productId}
            name={nameOf(productId)}
            isFirst={index === 0}
            isLast={index === picks.length - 1}
            onMove={(steps) => move(index, steps)}
            onRemove={() => onChange(picks.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <Select
        label={text.addPick}
        description={text.addPickHint}
        maw={420}
        searchable
        filter={({ options }) => options}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={sought.length > 1 ? words.editor.noneFound : text.addPickHint}
        value={null}
        data={choices.map(({ productId, title }) => ({
          value: productId,
          label: locale === 'zh-cn' ? title.zh : title.en,
        }))}
        onChange={(productId) => {
          const chosen = choices.find((each) => each.productId === productId);
          if (chosen) {
            setAdded(
              new Map(added).set(chosen.productId, locale === 'zh-cn' ? chosen.title.zh : chosen.title.en),
            );
            onChange([...picks, chosen.productId]);
          }
          setTyped('');
        }}
      />
    </Section>
  );
}

type PickRowProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (steps: -1 | 1) => void;
  onRemove: () => void;
};

function PickRow({ name, isFirst, isLast, onMove, onRemove }: PickRowProps) {
  const { words } = useLanguage();
  const text = words.collections;
  const look = { variant: 'default', size: 'xs' } as const;
  return (
    <li>
      <span>{name}</span>
      <Group gap="xs">
        <Button {...look} aria-label={text.up(name)} disabled={isFirst} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button {...look} aria-label={text.down(name)} disabled={isLast} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button {...look} aria-label={text.removePick(name)} onClick={onRemove}>
          {text.take}
        </Button>
      </Group>
    </li>
  );
}
