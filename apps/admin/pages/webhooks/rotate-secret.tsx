import { useRotateSecret } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useRequestKey } from '../../parts/use-request-key.ts';

/** Gives an endpoint a new secret, which is shown once. */
export function RotateSecret({ endpointId }: { endpointId: string }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  return (
    <SecretDialog text={text} label={text.rotate} title={text.rotateTitle} variant="default">
      {(ways) => <RotateForm endpointId={endpointId} {...ways} />}
    </SecretDialog>
  );
}

type FormProps = { endpointId: string; onClose: () => void; onMade: (secret: string) => void };

function RotateForm({ endpointId, onClose, onMade }: FormProps) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const rotate = useRotateSecret();
  const key = useRequestKey(endpointId);
  const submit = () => rotate.mutate({ endpointId, key }, { onSuccess: ({ secret }) => onMade(secret) });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={onClose}
      submitLabel={text.rotateDo}
      isBusy={rotate.isPending}
      error={rotate.error}
    >
      <p>{text.rotateLine}</p>
    </DialogForm>
  );
}
