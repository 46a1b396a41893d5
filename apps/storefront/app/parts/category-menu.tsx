import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Icon } from './icon.tsx';
import styles from './category-menu.module.css';

type Category = { slug: string; title: string; parentSlug: string | null };

/** The whole tree of categories behind a button, on a phone; opens and closes without script. */
export function CategoryMenu({ locale, categories }: { locale: string; categories: readonly Category[] }) {
  const words = messagesFor(locale);
  const to = (slug: string) => `/${locale}/categories/${slug}`;
  return (
    <details className={styles.menu}>
      <summary aria-label={words.shop.menu}>
        <Icon name="menu" />
      </summary>
      <nav aria-label={words.shop.menu} className={styles.panel}>
        <ul>
          {categories
            .filter(({ parentSlug }) => parentSlug === null)
            .map(({ slug, title }) => {
              const below = categories.filter(({ parentSlug }) => parentSlug === slug);
              return (
                <li key={slug}>
                  {below.length === 0 ? (
                    <Link to={to(slug)}>{title}</Link>
                  ) : (
                    <details name="categories">
                      <summary>{title}</summary>
                      <ul>
                        <li>
                          <Link to={to(slug)}>{words.shop.allIn(title)}</Link>
                        </li>
                        {below.map((child) => (
                          <li key={child.slug}>
                            <Link to={to(child.slug)}>{child.title}</Link>
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </li>
              );
            })}
        </ul>
      </nav>
    </details>
  );
}
