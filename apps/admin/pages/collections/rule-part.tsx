import { Button, NativeSelect, Stack, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'react-router';
import { useRulePreview, type CollectionRule, type Condition } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { ConditionFields } from './condition-fields.tsx';
import styles from './collection-page.module.css';
import { emptyCondition, wholeRule } from './whole-rule.ts';

type RulePartProps = { rule: CollectionRule | null; onChange: (rule: CollectionRule | null) => void };

/** The rule that fills a collection, and what it finds while it is written. */
export function RulePart({ rule, onChange }: RulePartProps) {
  const { words } = useLanguage();
  const text = words.collections;
  const put = (conditions: Condition[]) => onChange({ join: rule?.join ?? 'all', conditions });
  return (
    <Section title={text.rule} line={text.ruleHint}>
      <Switch
        label={text.hasRule}
        mb="md"
        checked={rule !== null}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked ? { join: 'all', conditions: [emptyCondition('category')] } : null,
          )
        }
      />
      {rule ? (
        <Stack>
          <NativeSelect
            label={text.join}
            maw={420}
            value={rule.join}
            onChange={(event) =>
              onChange({ ...rule, join: event.currentTarget.value === 'any' ? 'any' : 'all' })
            }
            data={Object.entries(text.joins).map(([value, label]) => ({ value, label }))}
          />
          {rule.conditions.map((condition, index) => (
            <ConditionRow
              key={index}
              place={index + 1}
              condition={condition}
              onChange={(next) => put(rule.conditions.with(index, next))}
              onRemove={() => put(rule.conditions.toSpliced(index, 1))}
            />
          ))}
          <Button
            variant="default"
            style={{ justifySelf: 'start', alignSelf: 'flex-start' }}
            disabled={rule.conditions.length >= 20}
            onClick={() => put([...rule.conditions, emptyCondition('price')])}
          >
            {text.addCondition}
          </Button>
          <Preview rule={rule} />
        </Stack>
      ) : null}
    </Section>
  );
}

type ConditionRowProps = {
  place: number;
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

function ConditionRow({ place, condition, onChange, onRemove }: ConditionRowProps) {
  const { words } = useLanguage();
  const text = words.collections;
  return (
    <fieldset className={styles['condition']}>
      <legend>{text.condition(place)}</legend>
      <NativeSelect
        aria-label={text.condition(place)}
        value={condition.kind}
        onChange={(event) => onChange(emptyCondition(event.currentTarget.value as Condition['kind']))}
        data={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))}
      />
      <ConditionFields condition={condition} onChange={onChange} />
      <Button variant="default" size="xs" aria-label={text.removeCondition(place)} onClick={onRemove}>
        {words.editor.remove}
      </Button>
    </fieldset>
  );
}

const pauseMs = 400;

function Preview({ rule }: { rule: CollectionRule }) {
  const { words, locale, number } = useLanguage();
  const text = words.collections;
  const [asked] = useDebouncedValue(wholeRule(rule), pauseMs);
  const { data, error } = useRulePreview(asked);
  const count = data?.count ?? 0;
  const said =
    count === 0 ? text.previewNone : count === 1 ? text.previewOne : text.previewCount(number(count));
  return (
    <section className={styles['preview']} aria-label={text.previewTitle}>
      <output>{asked && data ? said : text.previewWaiting}</output>
      {error ? <ProblemNote error={error} /> : null}
      {asked && data ? (
        <ul>
          {data.products.map(({ productId, slug, title }) => (
            <li key={productId}>
              <Link to={`/products/${slug}`}>{locale === 'zh-cn' ? title.zh : title.en}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
