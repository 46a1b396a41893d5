import { Button } from '@mantine/core';
import type { InputTo } from '#contracts/services.ts';
import { useRedrive } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type RedriveProps = { label: string; input: InputTo<'gateway', 'redriveWebhookDeliveries'> };

/** Tries deliveries that were given up again. */
export function Redrive({ label, input }: RedriveProps) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const announce = useAnnounce();
  const redrive = useRedrive();
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={redrive.isPending}
        onClick={() =>
          redrive.mutate(input, {
            onSuccess: ({ redriven, isMore }) =>
              announce([text.redriven(redriven), isMore ? text.redrivenMore : ''].join(' ').trim()),
          })
        }
      >
        {label}
      </Button>
      {redrive.error ? <ProblemNote error={redrive.error} /> : null}
    </>
  );
}
