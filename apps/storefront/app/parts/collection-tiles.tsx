import { useId } from 'react';
import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './collection-tiles.module.css';

const drawings: Readonly<Record<string, string>> = {
  'tea-time':
    'M22 40h52v22a18 18 0 0 1-18 18H40a18 18 0 0 1-18-18V40ZM74 46h8a9 9 0 0 1 0 18h-9M14 88h68M36 30q-5-6 0-12M50 30q-5-6 0-12M64 30',
  candlelight: 'M34 46h32v44H34V46ZM50 46v-8M50 38q-10-10 0-22 10 12 0 22M22 90h56M42 56v14',
  'small-gifts':
    'M20 46h60v44H20V46ZM14 32h72v14H14V32ZM50 32v58M50 32q-22 0-20-12 10-8 20 12 10-20 20-12 2 12-20 12',
};

/** The collections that the shop puts in its window. */
export function CollectionTiles({ locale }: { locale: string }) {
  const { shop } = messagesFor(locale);
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles.tiles}>
      <h2 id={titleId}>{shop.collections}</h2>
      <ul>
        {shop.featured.map(({ slug, title, text }) => (
          <li key={slug}>
            <Link to={`/${locale}/collections/${slug}`}>
              <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
                <path d={drawings[slug]} />
              </svg>
              <strong>{title}</strong>
              <span>{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
