import { useEffect, useRef } from 'react';
import { Form, useSearchParams, useSubmit } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { Facet } from './facet.ts';
import { Icon } from './icon.tsx';
import { filterNames } from './list-address.ts';
import { useChoices } from './use-choices.ts';
import styles from './facet-form.module.css';

const sheetId = 'filters';
const openMost = 8;

/**
 * What a list can be narrowed down by, with counts: beside it on wide screens, a sheet on a phone, which opens and closes
 * without script. Sends itself on change, and by its button.
 */
export function FacetForm({ facets, locale }: { facets: readonly Facet[]; locale: string }) {
  const words = messagesFor(locale);
  const { shop } = words;
  const [parameters] = useSearchParams();
  const submit = useSubmit();
  const sheet = useRef<HTMLFormElement>(null);
  // The sheet stays open and the focus where it is while the list changes, so the fields follow the address by hand.
  useEffect(() => {
    for (const field of sheet.current?.querySelectorAll<HTMLInputElement>('label input') ?? [])
      field.checked = parameters.getAll(field.name).includes(field.value);
  }, [parameters]);
  const chosenCount = filterNames.reduce((sum, name) => sum + parameters.getAll(name).length, 0);
  return (
    <>
      <button type="button" popoverTarget={sheetId} className={styles.open}>
        <Icon name="filter" />
        {chosenCount > 0 ? shop.filtersChosen(chosenCount) : shop.filters}
      </button>
      <Form
        ref={sheet}
        id={sheetId}
        popover="auto"
        className={styles.sheet}
        aria-label={shop.filters}
        preventScrollReset
        onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true })}
        onSubmit={() => sheet.current?.matches(':popover-open') && sheet.current.hidePopover()}
      >
        <div className={styles.head}>
          <strong>{shop.filters}</strong>
          <button
            type="button"
            popoverTarget={sheetId}
            popoverTargetAction="hide"
            aria-label={shop.close}
            className={styles.close}
          >
            <Icon name="close" />
          </button>
        </div>
        {['q', 'sort'].map((name) =>
          parameters.get(name) ? (
            <input key={name} type="hidden" name={name} value={parameters.get(name) ?? ''} />
          ) : null,
        )}
        {facets.map((facet) => (
          <FacetField key={facet.facet} facet={facet} locale={locale} parameters={parameters} />
        ))}
        <button type="submit" className={styles.apply}>
          {shop.showResults}
        </button>
      </Form>
    </>
  );
}

type FieldProps = { facet: Facet; locale: string; parameters: URLSearchParams };

/** The values of one facet; one of them at most where the search takes one only. */
function FacetField({ facet, locale, parameters }: FieldProps) {
  const words = messagesFor(locale);
  const choices = useChoices()(facet);
  const isOne = facet.facet === 'price' || facet.facet === 'category';
  const isChosen = (name: string, value: string) => parameters.getAll(name).includes(value);
  if (choices.length === 0) return null;
  const field = ({ name, value, label, count }: (typeof choices)[number]) => (
    <label key={value} className={styles.choice}>
      <input
        type={isOne ? 'radio' : 'checkbox'}
        name={name}
        value={value}
        defaultChecked={isChosen(name, value)}
      />
      <span>{label}</span>
      <small>{count}</small>
    </label>
  );
  const rest = choices.slice(openMost);
  return (
    <fieldset className={styles.facet}>
      <legend>{words.shop.facets[facet.facet] ?? facet.title ?? facet.facet}</legend>
      {choices.slice(0, openMost).map(field)}
      {rest.length > 0 ? (
        <details open={rest.some(({ name, value }) => isChosen(name, value))}>
          <summary>{words.more}</summary>
          {rest.map(field)}
        </details>
      ) : null}
    </fieldset>
  );
}
