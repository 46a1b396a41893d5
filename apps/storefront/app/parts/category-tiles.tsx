import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './category-tiles.module.css';

/** The categories at the top of the tree, as places to press; where the header has them, only if `isOpen`. */
export function CategoryTiles({ isOpen = false }: { isOpen?: boolean }) {
  const { locale, categories } = useFrame();
  const words = messagesFor(locale);
  // The header's own way through the categories has that name already.
  const Tiles = isOpen ? 'div' : 'nav';
  return (
    <Tiles
      {...(isOpen ? {} : { 'aria-label': words.categories })}
      className={isOpen ? styles.open : styles.tiles}
    >
      <ul>
        {categories
          .filter(({ parentSlug }) => parentSlug === null)
          .map(({ slug, title }) => (
            <li key={slug}>
              <Link to={`/${locale}/categories/${slug}`}>{title}</Link>
            </li>
          ))}
      </ul>
    </Tiles>
  );
}
