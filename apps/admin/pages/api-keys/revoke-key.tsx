import { useRevokeApiKey, type ApiKey } from '../../api/use-api-keys.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Ends an API key after saying what that means. */
export function RevokeKey({ apiKey }: { apiKey: ApiKey }) {
  const { words } = useLanguage();
  const title = words.keys.revokeTitle(apiKey.name);
  return (
    <ActionDialog
      label={words.keys.revoke}
      spokenLabel={title}
      title={title}
      isLastTime
      variant="outline"
      color="bad"
      size="xs"
    >
      {(ways) => <RevokeForm apiKey={apiKey} {...ways} />}
    </ActionDialog>
  );
}

function RevokeForm({ apiKey, leave, finish }: { apiKey: ApiKey; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const announce = useAnnounce();
  const revoke = useRevokeApiKey();
  const submit = () =>
    revoke.mutate(apiKey.keyId, {
      onSuccess: () => {
        announce(words.keys.revokeDone(apiKey.name));
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.keys.revokeDo}
      submitColor="bad"
      isBusy={revoke.isPending}
      error={revoke.error}
    >
      <p>{words.keys.revokeLine}</p>
    </DialogForm>
  );
}
