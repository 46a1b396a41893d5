import { Button, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import type { Method, Rules } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { Section } from '../../parts/section.tsx';
import { BandRows } from './band-rows.tsx';
import styles from './rules.module.css';
import { SurchargeRows } from './surcharge-rows.tsx';

type MethodPartProps = { market: Market; rules: Rules; onChange: (rules: Rules) => void };

/** The ways to send, in the order in which buyers see them. */
export function MethodPart({ market, rules, onChange }: MethodPartProps) {
  const { words, locale } = useLanguage();
  const text = words.rules;
  const put = (methods: Method[]) => onChange({ ...rules, methods });
  const add = () => put([...rules.methods, newMethod(rules)]);
  return (
    <Section
      title={text.methods}
      line={text.methodsHint}
      actions={
        <Button variant="default" size="xs" onClick={add}>
          {text.addMethod}
        </Button>
      }
    >
      {rules.methods.map((method, index) => {
        const name = `${locale === 'zh-cn' ? method.title.zh : method.title.en} (${method.zone})`;
        const change = (part: Partial<Method>) => put(rules.methods.with(index, { ...method, ...part }));
        return (
          <fieldset key={index} className={styles['card']}>
            <legend>{name}</legend>
            <MethodFields method={method} zones={rules.zones.map(({ code }) => code)} onChange={change} />
            <BandRows market={market} method={method} name={name} onChange={(bands) => change({ bands })} />
            <SurchargeRows
              market={market}
              method={method}
              name={name}
              onChange={(surcharges) => change({ surcharges })}
            />
            <Button
              variant="default"
              size="xs"
              style={{ justifySelf: 'start' }}
              disabled={rules.methods.length === 1}
              onClick={() => put(rules.methods.toSpliced(index, 1))}
            >
              {text.removeMethod(name)}
            </Button>
          </fieldset>
        );
      })}
    </Section>
  );
}

type MethodFieldsProps = { method: Method; zones: string[]; onChange: (part: Partial<Method>) => void };

function MethodFields({ method, zones, onChange }: MethodFieldsProps) {
  const { words } = useLanguage();
  const text = words.rules;
  const days = { min: 0, max: 365, allowDecimal: false, allowNegative: false } as const;
  return (
    <>
      <BothLanguages
        label={text.name}
        value={method.title}
        maxLength={100}
        onChange={(title) => onChange({ title })}
      />
      <div className={styles['row']}>
        <TextInput
          label={text.code}
          maxLength={40}
          value={method.code}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
        <NativeSelect
          label={text.inZone}
          value={method.zone}
          data={zones}
          onChange={(event) => onChange({ zone: event.currentTarget.value })}
        />
        <NumberInput
          label={text.daysMin}
          {...days}
          value={method.daysMin}
          onChange={(typed) => onChange({ daysMin: readNumber(typed) ?? 0 })}
        />
        <NumberInput
          label={text.daysMax}
          {...days}
          value={method.daysMax}
          onChange={(typed) => onChange({ daysMax: readNumber(typed) ?? 0 })}
        />
        <NativeSelect
          label={words.editor.fields.taxClass}
          value={method.taxClass}
          data={Object.entries(words.editor.taxClasses).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChange({ taxClass: event.currentTarget.value as Method['taxClass'] })}
        />
        <NumberInput
          label={text.weightMost}
          min={0}
          value={method.weightMostGrams ?? ''}
          onChange={(typed) => onChange({ weightMostGrams: readNumber(typed) ?? null })}
        />
        <TagsInput
          label={text.carries}
          description={text.emptyIsAll}
          value={method.carries ?? []}
          onChange={(carries) => onChange({ carries: carries.length > 0 ? carries : null })}
        />
      </div>
    </>
  );
}

function newMethod({ zones, methods }: Rules): Method {
  return {
    zone: zones[0]?.code ?? '',
    code: `method-${methods.length + 1}`,
    title: { en: '', zh: '' },
    daysMin: 2,
    daysMax: 5,
    taxClass: 'standard',
    carries: null,
    weightMostGrams: null,
    bands: [{ goodsFromMinor: 0, weightFromGrams: 0, priceMinor: 0 }],
    surcharges: [],
  };
}
