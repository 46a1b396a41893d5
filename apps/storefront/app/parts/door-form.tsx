import { useNavigation } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import { CheckedForm } from './checked-form.tsx';
import formStyles from './form-section.module.css';

/** What an action around signing in answered. */
type Answer = { problem?: Problem | undefined; newKey?: string | undefined } | undefined;
type Props = {
  /** Where to go back to, and the key of the request. */
  door: { to: string; key: string };
  answer: Answer;
  intent: string;
  submit: string;
  submitting?: string;
  children: React.ReactNode;
};

/** A form around signing in: it knows the way back, and its button waits for the answer. */
export function DoorForm({ door, answer, intent, submit, submitting = submit, children }: Props) {
  const isBusy = useNavigation().state === 'submitting';
  return (
    <CheckedForm problem={answer?.problem}>
      <input type="hidden" name="to" value={door.to} />
      <input type="hidden" name="key" value={answer?.newKey ?? door.key} />
      {children}
      <button type="submit" name="intent" value={intent} className={formStyles.button} disabled={isBusy}>
        {isBusy ? submitting : submit}
      </button>
    </CheckedForm>
  );
}
