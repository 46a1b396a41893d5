import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './cart-link.module.css';
import { Icon } from './icon.tsx';

/** The way to the account; the same for everybody, who is not signed in is asked to there. */
export function AccountLink({ locale }: { locale: 'en-gb' | 'zh-cn' }) {
  const { account } = messagesFor(locale);
  return (
    <Link to={`/${locale}/account`} aria-label={account}>
      <Icon name="person" />
      <span className={styles.name}>{account}</span>
    </Link>
  );
}
