import { useState } from 'react';
import type { CheckoutWords } from '../../../ui/messages/en/checkout.ts';
import { Field } from './field.tsx';
import { SelectField } from './select-field.tsx';
import { useDivisions } from './use-divisions.ts';
import type { SavedAddress } from './address-fields.tsx';
import styles from './form-section.module.css';

type Props = { saved: SavedAddress; regions: readonly { code: string }[]; words: CheckoutWords };

const none: readonly string[] = [];

/** Province, city, district and street, each a choice within the one above, and the rest of the address by hand. */
export function ChinaFields({ saved, regions, words }: Props) {
  const place = usePlace(saved);
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={words.region.province}
          name="region"
          required
          autoComplete="address-level1"
          value={place.region}
          onChange={({ target }) => place.pickRegion(target.value)}
        >
          <option value="">{words.choose}</option>
          {regions.map(({ code }) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
        <Division
          label={words.city.city}
          name="city"
          autoComplete="address-level2"
          isRequired
          value={place.city}
          choices={place.cities}
          choose={words.choose}
          onPick={place.pickCity}
        />
        <Division
          label={words.district.district}
          name="district"
          autoComplete="address-level3"
          value={place.district}
          choices={place.districts}
          choose={words.choose}
          onPick={place.pickDistrict}
        />
        {place.streets.length > 0 ? (
          <SelectField
            label={words.street}
            name="street"
            value={place.street}
            onChange={({ target }) => place.pickStreet(target.value)}
          >
            <option value="">{words.choose}</option>
            {place.streets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        ) : null}
      </div>
      <Field
        label={words.line1}
        name="line1"
        required
        maxLength={200}
        autoComplete="address-line1"
        value={place.line1}
        onChange={({ target }) => place.writeLine(target.value)}
      />
    </>
  );
}

/** What is chosen so far, and what there is to choose from below it. The street stands at the beginning of the line. */
function usePlace(saved: SavedAddress) {
  const [region, setRegion] = useState(saved?.region ?? '');
  const [pickedCity, setCity] = useState(saved?.city ?? '');
  const [district, setDistrict] = useState(saved?.district ?? '');
  const [line1, setLine1] = useState(saved?.line1 ?? '');
  const cities = useDivisions(codeOf(useDivisions(''), region));
  const onlyCity = cities?.length === 1 ? cities[0]?.name : undefined;
  const city = pickedCity === '' ? (onlyCity ?? '') : pickedCity;
  const districts = useDivisions(codeOf(cities, city));
  const streets = useDivisions(codeOf(districts, district))?.map(({ name }) => name) ?? none;
  const street = streets.find((name) => line1.startsWith(name)) ?? '';
  const pickStreet = (picked: string) => setLine1(picked + line1.slice(street.length));
  const pickDistrict = (picked: string) => {
    setDistrict(picked);
    pickStreet('');
  };
  const pickCity = (picked: string) => {
    setCity(picked);
    pickDistrict('');
  };
  const pickRegion = (picked: string) => {
    setRegion(picked);
    pickCity('');
  };
  const chosen = { region, city, district, street, line1 };
  const choices = { cities, districts, streets };
  return { ...chosen, ...choices, pickRegion, pickCity, pickDistrict, pickStreet, writeLine: setLine1 };
}

type DivisionProps = {
  label: string;
  name: string;
  autoComplete: string;
  isRequired?: boolean;
  value: string;
  choices: readonly { name: string }[] | undefined;
  choose: string;
  onPick: (picked: string) => void;
};

/** A choice of what lies in the division above; written by hand while that is not known. */
function Division({ choices, choose, onPick, isRequired = false, value, ...field }: DivisionProps) {
  if (!choices || choices.length === 0) {
    return (
      <Field
        {...field}
        required={isRequired}
        maxLength={100}
        value={value}
        onChange={({ target }) => onPick(target.value)}
      />
    );
  }
  const isKnown = value === '' || choices.some(({ name }) => name === value);
  return (
    <SelectField
      {...field}
      required={isRequired}
      value={value}
      onChange={({ target }) => onPick(target.value)}
    >
      <option value="">{choose}</option>
      {isKnown ? null : <option>{value}</option>}
      {choices.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </SelectField>
  );
}

function codeOf(
  divisions: readonly { code: string | null; name: string }[] | undefined,
  wanted: string,
): string | undefined {
  return divisions?.find(({ name }) => name === wanted)?.code ?? undefined;
}
