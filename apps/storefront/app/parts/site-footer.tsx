import { Link, useLocation } from 'react-router';
import { languageTag } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { useFrame } from './page-frame.tsx';
import styles from './site-footer.module.css';

/** The foot of every page: the ways to goods, help and the shop itself, and who sells. */
export function SiteFooter({ locale, categories, terms }: ReturnType<typeof useFrame>) {
  const words = messagesFor(locale);
  const { shop } = words;
  const location = useLocation();
  const other = locale === 'en-gb' ? 'zh-cn' : 'en-gb';
  const columns: { title: string; links: readonly (readonly [string, string])[] }[] = [
    {
      title: shop.shopFooter,
      links: categories
        .filter(({ parentSlug }) => parentSlug === null)
        .slice(0, 6)
        .map(({ slug, title }) => [`categories/${slug}`, title]),
    },
    {
      title: shop.help,
      links: [
        ['orders', words.trackOrder],
        ['delivery', shop.delivery],
        ['returns', shop.returnsPage],
        ['contact', shop.contactPage],
      ],
    },
    {
      title: shop.aboutFooter,
      links: [
        ['about', shop.about],
        ['privacy', shop.privacy],
      ],
    },
  ];
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <div>
          <p className={styles.brand}>{words.shopName}</p>
          <p>{words.shopLine}</p>
          <a
            href={`${location.pathname.replace(`/${locale}`, `/${other}`)}${location.search}`}
            lang={languageTag(other)}
            hrefLang={languageTag(other)}
          >
            {words.otherLanguage}
          </a>
        </div>
        {columns.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(([path, name]) => (
                <li key={path}>
                  <Link to={`/${locale}/${path}`}>{name}</Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <p className={styles.end}>
        <span>{words.footerDemo}</span>
        {terms ? <span>{shop.soldBy(terms.seller.name, terms.seller.address)}</span> : null}
      </p>
    </footer>
  );
}
