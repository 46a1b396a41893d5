import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { Category } from './category-trail.ts';
import styles from './breadcrumb.module.css';

/** The way from the front page to here; the last step is the page itself and is not told again. */
export function Breadcrumb({ trail, locale }: { trail: readonly Category[]; locale: string }) {
  const words = messagesFor(locale);
  return (
    <nav aria-label={words.shop.breadcrumb} className={styles.trail}>
      <ol>
        <li>
          <Link to={`/${locale}`}>{words.shop.home}</Link>
        </li>
        {trail.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={`/${locale}/categories/${slug}`}>{title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
