import { Alert, Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useActorName } from '../../api/use-actor-name.ts';
import type { EditedProduct } from '../../api/use-product-edit.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { Choices, Clash } from './merge-drafts.ts';
import styles from './product-editor.module.css';

type NewerVersionProps = {
  found: EditedProduct;
  clashes: readonly Clash[];
  onDecide: (choices: Choices) => void;
};

/** Tells who changed the same meanwhile, and lets one take theirs or keep one's own, field by field. */
export function NewerVersion({ found, clashes, onDecide }: NewerVersionProps) {
  const { words, moment } = useLanguage();
  const text = words.editor;
  const nameOf = useActorName();
  const [choices, setChoices] = useState<Choices>({});
  const who = found.changedBy ? nameOf(found.changedBy) : text.somebody;
  return (
    <Alert color="warn" title={text.newerTitle(who, moment(found.changedAt))} my="md">
      <p>{text.newerLine}</p>
      <Stack gap="md" my="md">
        {clashes.map(({ path, mine, theirs }) => (
          <Radio.Group
            key={path}
            label={nameOfField(path, text.fields)}
            value={choices[path] ?? 'mine'}
            onChange={(chosen) => setChoices({ ...choices, [path]: chosen === 'theirs' ? 'theirs' : 'mine' })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="mine" label={<Side name={text.mine} value={mine} />} />
              <Radio value="theirs" label={<Side name={text.theirs(who)} value={theirs} />} />
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
      <Group>
        <Button onClick={() => onDecide(choices)}>{text.goOn}</Button>
      </Group>
    </Alert>
  );
}

function Side({ name, value }: { name: string; value: unknown }) {
  const { words } = useLanguage();
  const shown = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return (
    <>
      <strong>{name}</strong> <span className={styles['side']}>{shown === '' ? words.nothing : shown}</span>
    </>
  );
}

/** `/title/en` → Name (EN), `/variants/0/sku` → Variants (1, SKU). */
function nameOfField(path: string, names: Readonly<Record<string, string>>): string {
  const [first = '', ...rest] = path.split('/').slice(1);
  const parts = rest.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.toUpperCase()));
  return [names[first] ?? first, ...(parts.length > 0 ? [`(${parts.join(', ')})`] : [])].join(' ');
}
