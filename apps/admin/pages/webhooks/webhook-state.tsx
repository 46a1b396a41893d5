import { Badge } from '@mantine/core';
import type { Webhook } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';

/** Whether an endpoint is told of events, and if not, why. */
export function WebhookState({ endpoint }: { endpoint: Webhook }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const { isActive, pausedBecause, failuresInARow } = endpoint;
  if (!isActive) {
    return (
      <Badge variant="light" color={pausedBecause === 'staff' ? 'soft' : 'bad'}>
        {text.paused[pausedBecause ?? 'staff']}
      </Badge>
    );
  }
  return (
    <Badge variant="light" color={failuresInARow > 0 ? 'warn' : 'good'}>
      {failuresInARow > 0 ? text.failures(failuresInARow) : text.active}
    </Badge>
  );
}
