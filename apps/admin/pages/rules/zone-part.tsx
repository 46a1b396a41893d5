import { Button, TagsInput, TextInput } from '@mantine/core';
import type { Rules, Zone } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import styles from './rules.module.css';

type ZonePartProps = { rules: Rules; onChange: (rules: Rules) => void };

/** The zones of a market: an address is in the first that has a matching area. */
export function ZonePart({ rules, onChange }: ZonePartProps) {
  const { words } = useLanguage();
  const text = words.rules;
  const put = (zones: Zone[]) => onChange({ ...rules, zones });
  const add = () =>
    put([
      ...rules.zones,
      {
        code: `zone-${rules.zones.length + 1}`,
        areas: [{ country: '*', regions: null, postalPrefixes: null }],
      },
    ]);
  const rename = (index: number, zone: Zone, code: string) =>
    onChange({
      ...rules,
      zones: rules.zones.with(index, { ...zone, code }),
      methods: rules.methods.map((each) => (each.zone === zone.code ? { ...each, zone: code } : each)),
    });
  return (
    <Section
      title={text.zones}
      line={text.zonesHint}
      actions={
        <Button variant="default" size="xs" onClick={add}>
          {text.addZone}
        </Button>
      }
    >
      {rules.zones.map((zone, index) => (
        <fieldset key={index} className={styles['card']}>
          <legend>{text.zone(zone.code)}</legend>
          <div className={styles['row']}>
            <TextInput
              label={text.code}
              maxLength={40}
              value={zone.code}
              onChange={(event) => rename(index, zone, event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={rules.zones.length === 1 || rules.methods.some((each) => each.zone === zone.code)}
              aria-label={text.removeZone(zone.code)}
              onClick={() => put(rules.zones.toSpliced(index, 1))}
            >
              {words.editor.remove}
            </Button>
          </div>
          <Areas zone={zone} onChange={(next) => put(rules.zones.with(index, next))} />
        </fieldset>
      ))}
    </Section>
  );
}

function Areas({ zone, onChange }: { zone: Zone; onChange: (zone: Zone) => void }) {
  const { words } = useLanguage();
  const text = words.rules;
  const put = (areas: Zone['areas']) => onChange({ ...zone, areas });
  return (
    <>
      {zone.areas.map((area, index) => {
        const change = (part: Partial<typeof area>) => put(zone.areas.with(index, { ...area, ...part }));
        return (
          <div key={index} className={styles['row']}>
            <TextInput
              label={text.country}
              description={text.countryHint}
              maxLength={2}
              value={area.country}
              onChange={(event) => change({ country: event.currentTarget.value.toUpperCase() })}
            />
            <TagsInput
              label={text.regions}
              description={text.emptyIsAll}
              value={area.regions ?? []}
              onChange={(regions) => change({ regions: regions.length > 0 ? regions : null })}
            />
            <TagsInput
              label={text.prefixes}
              description={text.emptyIsAll}
              value={area.postalPrefixes ?? []}
              onChange={(codes) => change({ postalPrefixes: codes.length > 0 ? codes : null })}
            />
            <Button
              variant="default"
              disabled={zone.areas.length === 1}
              aria-label={text.removeArea(zone.code, index + 1)}
              onClick={() => put(zone.areas.toSpliced(index, 1))}
            >
              {words.editor.remove}
            </Button>
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        style={{ justifySelf: 'start' }}
        aria-label={text.addAreaTo(zone.code)}
        onClick={() => put([...zone.areas, { country: '', regions: null, postalPrefixes: null }])}
      >
        {text.addArea}
      </Button>
    </>
  );
}
