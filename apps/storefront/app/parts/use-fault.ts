import { use, useEffect, useId, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { formWords } from '../../../ui/messages/form-words.ts';
import { FormProblem } from './form-problem.ts';
import { faultyField, sayFault } from './say-problem.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The fault of a field: what its own rules say once it was left, or what the server said until it is changed. `own` goes
 * onto the control, which then is described by the element of `faultId`. `check` says what else may be wrong with a value.
 */
export function useFault(name: string, check?: (value: string) => string | undefined) {
  const { locale = 'en-gb' } = useParams();
  const words = formWords(locale);
  const problem = use(FormProblem);
  const faultId = useId();
  const ref = useRef<Control>(null);
  const [judged, setJudged] = useState<{ of: typeof problem; fault: string | undefined }>();
  const isAtFault = problem !== undefined && faultyField(problem) === name;
  const isJudged = judged !== undefined && judged.of === problem;
  const fault = isJudged ? judged.fault : isAtFault ? sayFault(problem, name, words) : undefined;

  useEffect(() => {
    if (problem === undefined || faultyField(problem) !== name) return;
    // Who is typing elsewhere meanwhile is left there.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement instanceof HTMLButtonElement) ref.current?.focus();
  }, [problem, name]);

  const judge = (control: Control) => {
    control.setCustomValidity('');
    const { validity, value } = control;
    if (validity.valid) {
      const found = value === '' ? undefined : check?.(value);
      control.setCustomValidity(found ?? '');
      return found;
    }
    if (validity.valueMissing) return words.required;
    if (control.dataset['fault']) return control.dataset['fault'];
    if (validity.typeMismatch && control.type === 'email') return words.email;
    return control.type === 'tel' ? words.phone : words.wrongForm;
  };
  const own = {
    'aria-invalid': fault === undefined ? undefined : true,
    onBlur: ({ currentTarget }: React.FocusEvent<Control>) => {
      // Who only passes through an empty field is not told so yet.
      if (currentTarget.value === '' && !isJudged) return;
      const found = judge(currentTarget);
      if (found !== undefined || !isAtFault || isJudged) setJudged({ of: problem, fault: found });
    },
    onInput: ({ currentTarget }: React.FormEvent<Control>) => {
      currentTarget.setCustomValidity('');
      if (fault !== undefined && (judge(currentTarget) !== fault || isAtFault))
        setJudged({ of: problem, fault: undefined });
    },
    onInvalid: (event: React.InvalidEvent<Control>) => {
      event.preventDefault();
      const { currentTarget } = event;
      setJudged({ of: problem, fault: judge(currentTarget) });
      const first = currentTarget.form?.querySelector('input:invalid, select:invalid, textarea:invalid');
      if (first === currentTarget) currentTarget.focus();
    },
  };
  return { fault, faultId, ref, own };
}
