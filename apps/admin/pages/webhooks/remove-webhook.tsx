import { useRemoveWebhook, type Webhook } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { RemoveDialog } from '../../parts/remove-dialog.tsx';

/** Takes an endpoint away after saying what goes with it. */
export function RemoveWebhook({ endpoint }: { endpoint: Webhook }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  return (
    <RemoveDialog
      target={endpoint.endpointId}
      removal={useRemoveWebhook()}
      said={{ label: text.remove, title: text.removeTitle, submit: text.removeDo, done: text.removed }}
      goTo="/webhooks"
      variant="outline"
      color="bad"
    >
      <p>{endpoint.url}</p>
      <p>{text.removeLine(endpoint.waiting)}</p>
    </RemoveDialog>
  );
}
