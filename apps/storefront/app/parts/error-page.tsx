import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './error-page.module.css';

type Props = { locale: string; status: number; isFramed?: boolean };

/** What a visitor sees when a page does not exist, or when we failed. Works without the page's frame and data. */
export function ErrorPage({ locale, status, isFramed = false }: Props) {
  const words = messagesFor(locale);
  const isMissing = status === 404;
  const home = locale === 'zh-cn' ? '/zh-cn' : '/en-gb';
  const Body = isFramed ? 'div' : 'main';
  return (
    <Body className={styles.page}>
      <title>{`${isMissing ? words.notFound : words.broken} · ${words.shopName}`}</title>
      <Shelf isMissing={isMissing} />
      <div>
        <p className={styles.status}>{isMissing ? words.shop.missingLine : words.shop.failedLine}</p>
        <h1>{isMissing ? words.notFound : words.broken}</h1>
        <p>{isMissing ? words.notFoundHint : words.brokenHint}</p>
        {isFramed ? null : (
          <search>
            <form action={`${home}/search`} className={styles.search}>
              <input type="search" name="q" aria-label={words.searchFor} placeholder={words.searchHint} />
              <button type="submit">{words.search}</button>
            </form>
          </search>
        )}
        <p className={styles.ways}>
          <a href={home} className={styles.action}>
            {words.frontPage}
          </a>
          {isMissing ? <a href={`${home}/search`}>{words.popular}</a> : null}
        </p>
      </div>
    </Body>
  );
}

/** An empty shelf with one lantern, out for a missing page, fallen for a failure. */
function Shelf({ isMissing }: { isMissing: boolean }) {
  return (
    <svg viewBox="0 0 240 200" className={styles.shelf} aria-hidden="true" focusable="false">
      <path d="M16 150h208" stroke="var(--ink-soft)" strokeWidth="6" strokeLinecap="round" />
      <path d="M44 150v28M196 150v28" stroke="var(--line)" strokeWidth="6" strokeLinecap="round" />
      <g transform={isMissing ? undefined : 'rotate(68 120 150) translate(6 -8)'} strokeLinejoin="round">
        <path d="M104 50a16 16 0 0 1 32 0" fill="none" stroke="var(--ink)" strokeWidth="5" />
        <path d="M92 66h56l-10-16h-36Z" fill="var(--accent)" />
        <path d="M96 66h48v72H96Z" fill="var(--ground-sunken)" stroke="var(--accent)" strokeWidth="5" />
        <path d="M120 66v72" stroke="var(--accent)" strokeWidth="4" />
        <path d="M88 138h64v12H88Z" fill="var(--accent)" />
        {isMissing ? null : <path d="M108 96q12-20 24 0-2 18-12 20-10-2-12-20Z" fill="var(--warn)" />}
      </g>
    </svg>
  );
}
