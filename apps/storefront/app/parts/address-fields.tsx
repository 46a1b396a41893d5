import type { InputTo } from '#contracts/services.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import { formWords } from '../../../ui/messages/form-words.ts';
import { ChinaFields } from './china-fields.tsx';
import { Field } from './field.tsx';
import styles from './form-section.module.css';
import { SelectField } from './select-field.tsx';
import { tidyPhone } from './tidy-phone.ts';
import { useAddressForm, type AddressForm } from './use-address-form.ts';

export type SavedAddress = Partial<InputTo<'user', 'addAddress'>['address']> | null;
type FieldName = AddressForm['fields'][number]['field'];
type Props = {
  form: AddressForm;
  countries: readonly { code: string; name: string }[];
  saved: SavedAddress;
  locale: string;
};

/** What the picker of China writes by itself. */
const ofChina: ReadonlySet<FieldName> = new Set(['region', 'city', 'district', 'line1']);

/** The fields of an address: those of its country, in the order and under the names that it uses. */
export function AddressFields({ form: first, countries, saved, locale }: Props) {
  const { country, form, setCountry } = useAddressForm(first, saved?.country);
  const words = checkoutWords(locale);
  const isChina = form.country === 'CN';
  const shown = form.fields.filter(({ field }) => !isChina || !ofChina.has(field));
  // Who receives it comes first everywhere, as in every form of a shop.
  const [before, after] = [
    shown.filter(({ field }) => ['name', 'company', 'phone'].includes(field)),
    shown.filter(({ field }) => !['name', 'company', 'phone'].includes(field)),
  ];
  const fieldOf = (each: AddressForm['fields'][number]) => (
    <AddressField key={`${form.country} ${each.field}`} {...each} form={form} saved={saved} locale={locale} />
  );
  return (
    <>
      <SelectField
        label={words.country}
        name="country"
        autoComplete="country"
        value={country}
        onChange={({ target }) => setCountry(target.value)}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <noscript>
        <button
          type="submit"
          name="intent"
          value="country"
          formNoValidate
          className={`${styles.button} ${styles.quiet}`}
        >
          {words.otherCountry}
        </button>
      </noscript>
      {before.map(fieldOf)}
      {isChina ? <ChinaFields saved={saved} regions={form.regions} words={words} /> : null}
      <div className={styles.pair}>{after.map(fieldOf)}</div>
    </>
  );
}

type FieldProps = {
  field: FieldName;
  isRequired: boolean;
  form: AddressForm;
  saved: SavedAddress;
  locale: string;
};

const autofill: Readonly<Record<FieldName, string>> = {
  name: 'name',
  company: 'organization',
  phone: 'tel',
  region: 'address-level1',
  city: 'address-level2',
  district: 'address-level3',
  line1: 'address-line1',
  line2: 'address-line2',
  postalCode: 'postal-code',
};
const isWide: ReadonlySet<FieldName> = new Set(['line1', 'line2']);

function AddressField({ field, isRequired, form, saved, locale }: FieldProps) {
  const words = checkoutWords(locale);
  const faults = formWords(locale);
  const label = labelOf(field, form, words);
  const own = {
    label: isRequired ? label : optional(label, field, words),
    name: field,
    required: isRequired,
    autoComplete: autofill[field],
  };
  if (field === 'region' && form.regions.length > 0) {
    return (
      <SelectField {...own} defaultValue={saved?.region ?? ''}>
        <option value="">{words.choose}</option>
        {form.regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    );
  }
  const pattern = field === 'postalCode' || field === 'phone' ? form.patterns[field] : undefined;
  const fault = field === 'phone' ? faults.phone : faults.postalCode(form.examples[0]);
  const input = (
    <Field
      {...own}
      maxLength={field === 'line1' || field === 'line2' ? 200 : field === 'postalCode' ? 20 : 100}
      defaultValue={saved?.[field]}
      type={field === 'phone' ? 'tel' : 'text'}
      inputMode={field === 'postalCode' && isOnlyDigits(pattern) ? 'numeric' : undefined}
      hint={field === 'phone' ? words.phoneWhy : undefined}
      check={(value) => {
        const text = field === 'phone' ? tidyPhone(value, form.country) : value.trim();
        const shape = field === 'phone' ? (pattern ?? '^\\+[1-9]\\d{6,14}$') : pattern;
        return shape === undefined || new RegExp(shape, 'iu').test(text) ? undefined : fault;
      }}
    />
  );
  return isWide.has(field) ? <div className={styles.wide}>{input}</div> : input;
}

type Words = ReturnType<typeof checkoutWords>;

function labelOf(field: FieldName, { names }: AddressForm, words: Words): string {
  const of = (table: Readonly<Record<string, string>>, name: string | undefined, usual: string) =>
    table[name ?? usual] ?? table[usual] ?? usual;
  if (field === 'region') return of(words.region, names.region, 'province');
  if (field === 'city') return of(words.city, names.city, 'city');
  if (field === 'district') return of(words.district, names.district, 'district');
  if (field === 'postalCode') return of(words.postalCode, names.postalCode, 'postal');
  return words[field];
}

/** Names that say already that they may stay empty are left as they are. */
function optional(label: string, field: FieldName, words: Words): string {
  return field === 'company' || field === 'line2' ? label : words.optional(label);
}

/** Whether a postal code of this form can be typed on a keyboard of digits. */
function isOnlyDigits(pattern: string | undefined): boolean {
  return pattern !== undefined && !/[A-Z]|\\-|-/.test(pattern.replaceAll('\\d', ''));
}
