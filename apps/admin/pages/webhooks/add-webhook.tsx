import { useState } from 'react';
import { useCreateWebhook, type WebhookEvent } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { isWebhookWhole, WebhookFields, webhookPaths, type WebhookDraft } from './webhook-fields.tsx';

/** Adds an endpoint and shows its secret once. */
export function AddWebhook() {
  const { words } = useLanguage();
  const text = words.webhooks;
  return (
    <SecretDialog text={text} label={text.add} title={text.addTitle}>
      {(ways) => <AddForm {...ways} />}
    </SecretDialog>
  );
}

function AddForm({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const [draft, setDraft] = useState<WebhookDraft>({ url: 'https://', description: '', events: [] });
  const [isTried, setIsTried] = useState(false);
  const create = useCreateWebhook();
  const faultAt = useFaultAt(create.error);
  const input = {
    url: draft.url.trim(),
    description: draft.description.trim(),
    events: [...draft.events] as WebhookEvent[],
  };
  const key = useRequestKey(input);
  const submit = () => {
    setIsTried(true);
    if (isWebhookWhole(draft))
      create.mutate({ ...input, key }, { onSuccess: ({ secret }) => onMade(secret) });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={onClose}
      submitLabel={text.addDo}
      isBusy={create.isPending}
      error={create.error}
      fieldPaths={webhookPaths}
    >
      <WebhookFields draft={draft} onChange={setDraft} isTried={isTried} faultAt={faultAt} />
    </DialogForm>
  );
}
