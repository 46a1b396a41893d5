import { Form, useSearchParams, useSubmit } from 'react-router';
import type { Messages } from '../../../ui/messages/en.ts';
import { fromHead } from './list-address.ts';
import styles from './sort-form.module.css';

type Props = { words: Messages; choices: readonly (readonly [value: string, label: string])[] };

/** Chooses the order of a list; sends itself on change, and by its button where no script runs. */
export function SortForm({ words, choices }: Props) {
  const [parameters] = useSearchParams();
  const submit = useSubmit();
  const others = [...fromHead(parameters)].filter(([name]) => name !== 'sort');
  const chosen = parameters.get('sort') ?? choices[0]?.[0];
  return (
    <Form
      className={styles.form}
      preventScrollReset
      onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true })}
    >
      {others.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span>{words.sort}</span>
        <select name="sort" key={chosen} defaultValue={chosen}>
          {choices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit">{words.apply}</button>
      </noscript>
    </Form>
  );
}
