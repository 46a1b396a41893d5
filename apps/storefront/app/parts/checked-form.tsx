import { Form, useParams, type FormProps } from 'react-router';
import type { Problem } from '../../../client/client.ts';
import { formWords } from '../../../ui/messages/form-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { FormProblem } from './form-problem.ts';
import noteStyles from './problem-note.module.css';
import { faultyField, sayWait } from './say-problem.ts';

type CheckedFormProps = FormProps & { problem: Problem | undefined; ref?: React.Ref<HTMLFormElement> };

/** A form that shows what the server refused: beside the field at fault, else above all fields. */
export function CheckedForm({ problem, children, ...form }: CheckedFormProps) {
  return (
    <FormProblem value={problem}>
      <Form method="post" {...form}>
        <FormNote problem={problem} />
        {children}
      </Form>
    </FormProblem>
  );
}

/** What the server said of a form as a whole, with how long to wait where that is known. */
export function FormNote({ problem }: { problem: Problem | undefined }) {
  const { locale = 'en-gb' } = useParams();
  if (!problem) return null;
  const words = formWords(locale);
  const reason = problem.data?.['reason'];
  const ofReason = typeof reason === 'string' ? words.problems[`${problem.code} ${reason}`] : undefined;
  const wait = Number(problem.data?.['retryAfterSeconds'] ?? 0);
  const isLocked = problem.code === 'locked' || problem.code === 'rate-limited';
  const text =
    ofReason ??
    (isLocked && wait > 0
      ? words.wait(sayWait(wait, words))
      : faultyField(problem) !== undefined
        ? words.checkField
        : (words.problems[problem.code] ??
          messagesFor(locale).problems[problem.code] ??
          words.problems['internal']));
  return (
    <p role="alert" className={noteStyles.note}>
      {text}
    </p>
  );
}
