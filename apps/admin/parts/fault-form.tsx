import { useEffect, useRef, type ReactNode } from 'react';

type FaultFormProps = { onSubmit: () => void; isBusy: boolean; error: unknown; children: ReactNode };

/** A form that is sent once at a time and puts the focus on the first field in which something is wrong. */
export function FaultForm({ onSubmit, isBusy, error, children }: FaultFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) focusFault(form.current);
  }, [error]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        onSubmit();
        // What the form itself finds wrong is on the screen with the next frame.
        requestAnimationFrame(() => focusFault(form.current));
      }}
    >
      {children}
    </form>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
