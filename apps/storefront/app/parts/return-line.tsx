import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import type { Returnable } from '../server/count-returnable.ts';
import fieldStyles from './field.module.css';
import { Picture } from './picture.tsx';
import { SelectField } from './select-field.tsx';
import styles from '../pages/return.module.css';

const reasons = ['damaged', 'wrong-item', 'not-as-described', 'does-not-fit', 'changed-mind'] as const;

/** A line that can be sent back: how many of it, and why. Why is asked once how many is said. */
export function ReturnLine({ line, words }: { line: Returnable; words: AfterSaleWords }) {
  const { lineId, title, option, picture, most } = line;
  return (
    <fieldset className={styles.line}>
      <legend>
        <TitleText text={title} />
        {option ? ` · ${option}` : ''}
      </legend>
      {picture ? <Picture path={picture} alt="" width={72} height={72} sizes="72px" /> : <span />}
      <div className={styles.fields}>
        <input type="hidden" name="lineId" value={lineId} />
        <SelectField label={words.returnCount} name={`quantity-${lineId}`} defaultValue="0">
          <option value="0">{words.returnNone}</option>
          {Array.from({ length: most }, (_none, index) => (
            <option key={index} value={index + 1}>
              {index + 1}
            </option>
          ))}
        </SelectField>
        <div className={styles.more}>
          <SelectField label={words.returnReason} name={`reason-${lineId}`}>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </SelectField>
          <div className={fieldStyles.field}>
            <label htmlFor={`note-${lineId}`}>{words.returnNote}</label>
            <textarea id={`note-${lineId}`} name={`note-${lineId}`} maxLength={500} rows={2} />
          </div>
        </div>
      </div>
    </fieldset>
  );
}
