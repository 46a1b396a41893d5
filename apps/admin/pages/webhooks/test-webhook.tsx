import { Alert, Box, Button } from '@mantine/core';
import { useTestWebhook } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Sends an endpoint a test now and says what it answered. */
export function TestWebhook({ endpointId }: { endpointId: string }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const test = useTestWebhook();
  const { data } = test;
  return (
    <Box my="lg">
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate(endpointId)}>
        {text.test}
      </Button>
      <output>
        {data ? (
          <Alert
            mt="sm"
            color={data.isDelivered ? 'good' : 'bad'}
            title={data.isDelivered ? text.testGood(data.attempt.durationMs) : text.testBad}
          >
            {data.attempt.status === null
              ? text.noAnswer(data.attempt.error ?? '')
              : text.answered(data.attempt.status)}
          </Alert>
        ) : null}
      </output>
      {test.error ? <ProblemNote error={test.error} /> : null}
    </Box>
  );
}
