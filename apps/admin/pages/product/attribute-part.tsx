import { Button, NumberInput, Select, Switch } from '@mantine/core';
import type { ProductDraft } from '../../api/use-product-edit.ts';
import { useAttributes, type Attribute } from '../../api/use-goods-facts.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { Section } from '../../parts/section.tsx';
import styles from './product-editor.module.css';
import type { DraftPartProps } from './words-part.tsx';

type Value = NonNullable<ProductDraft['attributes']>[number];

/** What a product says of itself, by the attributes that the shop knows. */
export function AttributePart({ draft, change, faultAt }: DraftPartProps) {
  const { words, locale } = useLanguage();
  const text = words.editor;
  const { data: known = [] } = useAttributes();
  const values = draft.attributes ?? [];
  const language = locale === 'zh-cn' ? 'zh' : 'en';
  const open = known.filter(({ key }) => !values.some((value) => value.key === key));
  const put = (attributes: Value[]) => change({ attributes });
  return (
    <Section title={text.fields.attributes} line={text.attributesHint}>
      <ul className={styles['attributes']}>
        {values.map((value, index) => (
          <li key={value.key}>
            <ValueOf
              value={value}
              attribute={known.find(({ key }) => key === value.key)}
              fault={faultAt(`/product/attributes/${index}`)}
              onChange={(next) => put(values.with(index, next))}
            />
            <Button
              variant="default"
              aria-label={text.removeAttribute(titleOf(value.key, known, language))}
              onClick={() => put(values.toSpliced(index, 1))}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label={text.addAttribute}
        mt="md"
        maw={420}
        searchable
        limit={100}
        nothingFoundMessage={text.noneFound}
        value={null}
        data={open.map(({ key, title }) => ({ value: key, label: title[language] }))}
        onChange={(key) => {
          const attribute = known.find((each) => each.key === key);
          if (attribute) put([...values, emptyValue(attribute)]);
        }}
      />
    </Section>
  );
}

type ValueOfProps = {
  value: Value;
  attribute: Attribute | undefined;
  fault: string | undefined;
  onChange: (value: Value) => void;
};

function ValueOf({ value, attribute, fault, onChange }: ValueOfProps) {
  const { locale } = useLanguage();
  const language = locale === 'zh-cn' ? 'zh' : 'en';
  const label = attribute?.title[language] ?? value.key;
  const { key } = value;
  if ('text' in value) {
    return (
      <BothLanguages
        label={label}
        value={value.text}
        maxLength={8000}
        isMarkedMissing
        faultOf={() => fault}
        onChange={(text) => onChange({ key, text })}
      />
    );
  }
  if ('number' in value) {
    return (
      <NumberInput
        label={attribute?.unit ? `${label} (${attribute.unit})` : label}
        value={value.number}
        error={fault}
        onChange={(typed) => onChange({ key, number: readNumber(typed) ?? 0 })}
      />
    );
  }
  if ('isTrue' in value) {
    return (
      <Switch
        label={label}
        checked={value.isTrue}
        error={fault}
        onChange={(event) => onChange({ key, isTrue: event.currentTarget.checked })}
      />
    );
  }
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={value.choice}
      error={fault}
      data={(
        attribute?.choices ?? [{ key: value.choice, title: { en: value.choice, zh: value.choice } }]
      ).map((choice) => ({ value: choice.key, label: choice.title[language] }))}
      onChange={(choice) => (choice ? onChange({ key, choice }) : undefined)}
    />
  );
}

function emptyValue({ key, type, choices }: Attribute): Value {
  if (type === 'number') return { key, number: 0 };
  if (type === 'boolean') return { key, isTrue: true };
  if (type === 'choice') return { key, choice: choices[0]?.key ?? '' };
  return { key, text: { en: '', zh: '' } };
}

function titleOf(key: string, known: readonly Attribute[], language: 'en' | 'zh'): string {
  return known.find((each) => each.key === key)?.title[language] ?? key;
}
