import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Picture } from './picture.tsx';
import styles from './hero.module.css';

/** What the shop is, in a sentence, beside three of its goods. */
export function Hero({ locale, pictures }: { locale: string; pictures: readonly string[] }) {
  const words = messagesFor(locale);
  const { shop } = words;
  return (
    <section className={styles.hero}>
      <div className={styles.words}>
        <h1>{shop.heroTitle}</h1>
        <p>{shop.heroText}</p>
        <p className={styles.ways}>
          <Link to={`/${locale}/collections/new-in`} className={styles.action}>
            {shop.heroAction}
          </Link>
          <Link to={`/${locale}/search?sort=popular`}>{shop.heroOther}</Link>
        </p>
      </div>
      <div className={styles.pictures}>
        {[...new Set(pictures)].slice(0, 3).map((path, index) => (
          <Picture
            key={path}
            path={path}
            alt=""
            width={index === 0 ? 640 : 320}
            height={index === 0 ? 640 : 320}
            sizes={index === 0 ? '(min-width: 900px) 380px, 60vw' : '(min-width: 900px) 190px, 30vw'}
            isFirst
          />
        ))}
      </div>
    </section>
  );
}
