import { useRef, useState } from 'react';
import { Form, Link, useLocation, useSearchParams } from 'react-router';
import type { Market } from '#contracts/markets.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { Icon } from './icon.tsx';
import { useSuggestions } from './use-suggestions.ts';
import styles from './search-box.module.css';

type Where = { locale: 'en-gb' | 'zh-cn'; market: Market };

/** The search of every page: a plain form, and where script runs, links below it to what one may be typing. */
export function SearchBox({ locale, market }: Where) {
  const [parameters] = useSearchParams();
  const location = useLocation();
  return <Box key={location.key} locale={locale} market={market} query={parameters.get('q') ?? ''} />;
}

function Box({ locale, market, query }: Where & { query: string }) {
  const words = messagesFor(locale);
  const [text, setText] = useState('');
  const suggestions = useSuggestions({ locale, market }, text);
  const form = useRef<HTMLFormElement>(null);
  return (
    <search className={styles.search}>
      <Form
        ref={form}
        action={`/${locale}/search`}
        className={styles.form}
        onKeyDown={(event) => moveFocus(event, form.current, () => setText(''))}
        onBlur={({ currentTarget, relatedTarget }) =>
          currentTarget.contains(relatedTarget) ? undefined : setText('')
        }
      >
        <input
          type="search"
          name="q"
          defaultValue={query}
          aria-label={words.searchFor}
          placeholder={words.searchHint}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" aria-label={words.search}>
          <Icon name="search" />
        </button>
        {suggestions.length > 0 ? (
          <ul aria-label={words.shop.suggestions} className={styles.list}>
            {suggestions.map(({ kind, title, path, picture }) => (
              <li key={path}>
                <Link to={path} className={styles.option}>
                  {picture ? (
                    <img src={picture} alt="" width={40} height={40} />
                  ) : (
                    <Icon name={kind === 'search' ? 'search' : 'menu'} />
                  )}
                  <span>
                    <TitleText text={title} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </Form>
    </search>
  );
}

/** The arrow keys go from the field through the suggestions and back; Escape closes them. */
function moveFocus(event: React.KeyboardEvent, form: HTMLFormElement | null, close: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...(form?.querySelectorAll<HTMLElement>('input, li a') ?? [])];
  if (event.key === 'Escape' && stops.length > 1) {
    event.preventDefault();
    stops[0]?.focus();
    close();
  }
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (step === undefined || at < 0 || stops.length < 2) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}
