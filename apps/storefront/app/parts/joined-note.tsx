import { Link } from 'react-router';
import type { SignInWords } from '../../../ui/messages/en/sign-in.ts';
import type { Joined } from '../server/welcome.ts';
import formStyles from './form-section.module.css';
import styles from './door-card.module.css';

/** Says what changed in the basket at sign-in, and leads on. */
export function JoinedNote({ joined, words }: { joined: Joined; words: SignInWords }) {
  const { kind, itemCount, adjusted, to } = joined;
  const line = kind === 'joined' ? words.joined(itemCount) : words.notJoined;
  return (
    <section className={styles.card}>
      <h1>{words.joinedTitle}</h1>
      <p>
        <output>{line}</output>
      </p>
      {adjusted.length > 0 ? (
        <ul className={styles.adjusted}>
          {adjusted.map(({ variantId, title, wanted, quantity }) => (
            <li key={variantId}>{words.adjusted(title, wanted, quantity)}</li>
          ))}
        </ul>
      ) : null}
      <Link to={to} className={formStyles.button}>
        {words.goOn}
      </Link>
    </section>
  );
}
