import { Link, useLocation } from 'react-router';
import { formatRoundMoney, languageTag } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { freeDeliveryFrom } from '../../../ui/free-delivery-from.ts';
import { AccountLink } from './account-link.tsx';
import { CartLink } from './cart-link.tsx';
import { CategoryBar } from './category-bar.tsx';
import { CategoryMenu } from './category-menu.tsx';
import { Icon } from './icon.tsx';
import { MarketSwitch } from './market-switch.tsx';
import type { useFrame } from './page-frame.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './site-header.module.css';

/** The head of every page: what the shop promises, its name, the search, and the ways through it. */
export function SiteHeader({ locale, market, categories, terms }: ReturnType<typeof useFrame>) {
  const words = messagesFor(locale);
  const location = useLocation();
  const free = freeDeliveryFrom(terms);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        {terms ? (
          <p className={styles.promises}>
            {free ? <span>{words.shop.freeFrom(formatRoundMoney(free, locale))}</span> : null}
            <span className={free ? styles.second : undefined}>
              {words.shop.returnDays(terms.returnDays)}
            </span>
            <span className={styles.third}>{words.shop.securePayment}</span>
          </p>
        ) : null}
        <MarketSwitch locale={locale} market={market} />
      </div>
      <div className={styles.bar}>
        <CategoryMenu key={location.key} locale={locale} categories={categories} />
        <Link to={`/${locale}`} className={styles.brand}>
          {words.shopName}
        </Link>
        <SearchBox locale={locale} market={market} />
        <div className={styles.tools}>
          <LanguageLink locale={locale} />
          <AccountLink locale={locale} />
          <CartLink locale={locale} />
        </div>
      </div>
      <CategoryBar locale={locale} categories={categories} />
    </header>
  );
}

/** Leads to the same page in the other language. */
function LanguageLink({ locale }: { locale: 'en-gb' | 'zh-cn' }) {
  const location = useLocation();
  const other = locale === 'en-gb' ? 'zh-cn' : 'en-gb';
  const tag = languageTag(other);
  const path = `${location.pathname.replace(`/${locale}`, `/${other}`)}${location.search}`;
  return (
    <a href={path} lang={tag} hrefLang={tag}>
      <Icon name="globe" />
      <span>{messagesFor(locale).otherLanguage}</span>
    </a>
  );
}
