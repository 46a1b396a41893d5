import type { AccountWords } from '../../../ui/messages/en/account.ts';
import styles from './star-choice.module.css';

/** One to five stars to choose: radio buttons, so that arrows and forms without script work. */
export function StarChoice({ chosen, words }: { chosen: number | undefined; words: AccountWords }) {
  return (
    <fieldset className={styles.stars}>
      <legend>{words.starsHow}</legend>
      {/* From five to one, so that those before the chosen one can be lit by CSS; shown the other way round. */}
      {[5, 4, 3, 2, 1].map((rating) => (
        <label key={rating} title={words.stars(rating)}>
          <input
            type="radio"
            name="rating"
            value={rating}
            required
            defaultChecked={rating === chosen}
            aria-label={words.stars(rating)}
          />
          <span aria-hidden="true">★</span>
        </label>
      ))}
    </fieldset>
  );
}
