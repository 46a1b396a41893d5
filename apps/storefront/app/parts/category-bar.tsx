import { NavLink } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './category-bar.module.css';

type Category = { slug: string; title: string; parentSlug: string | null };

/** The categories in a row, on wide screens; what is in one unfolds below it under a pointer or the keyboard. */
export function CategoryBar({ locale, categories }: { locale: string; categories: readonly Category[] }) {
  const words = messagesFor(locale);
  const to = (slug: string) => `/${locale}/categories/${slug}`;
  const below = (slug: string | null) => categories.filter(({ parentSlug }) => parentSlug === slug);
  return (
    <nav aria-label={words.categories} className={styles.bar}>
      <ul>
        {below(null).map(({ slug, title }) => (
          <li key={slug}>
            <NavLink to={to(slug)}>{title}</NavLink>
            {below(slug).length > 0 ? (
              <ul className={styles.panel}>
                {below(slug).map((child) => (
                  <li key={child.slug}>
                    <NavLink to={to(child.slug)}>{child.title}</NavLink>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}
