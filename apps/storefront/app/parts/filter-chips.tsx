import { Link, useSearchParams } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { Facet } from './facet.ts';
import { Icon } from './icon.tsx';
import { filterNames, without } from './list-address.ts';
import { useChoices } from './use-choices.ts';
import styles from './filter-chips.module.css';

/** What a list is narrowed down by just now; each can be taken away by itself, and all at once. */
export function FilterChips({ facets, locale }: { facets: readonly Facet[]; locale: string }) {
  const words = messagesFor(locale);
  const [parameters] = useSearchParams();
  const known = facets.flatMap(useChoices());
  const chips = filterNames.flatMap((name) =>
    parameters.getAll(name).map((value) => {
      const choice = known.find((each) => each.name === name && each.value === value);
      return { name, value, label: choice?.label ?? value.replace(/^\w+=/, '') };
    }),
  );
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {chips.map(({ name, value, label }) => (
        <li key={`${name} ${value}`}>
          <Link
            to={without(parameters, { name, value })}
            preventScrollReset
            aria-label={words.shop.without(label)}
          >
            {label}
            <Icon name="close" />
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Link to={without(parameters)} preventScrollReset className={styles.all}>
            {words.shop.clearAll}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
