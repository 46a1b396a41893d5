import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Webhook = AnswerOf<'gateway', 'listWebhooks'>['endpoints'][number];
export type Delivery = AnswerOf<'gateway', 'listWebhookDeliveries'>['deliveries'][number];
export type DeliveryAttempt = AnswerOf<'gateway', 'getWebhookDelivery'>['log'][number];
export type WebhookEvent = InputTo<'gateway', 'createWebhook'>['events'][number];

const webhooksKey = 'webhooks';
const lookEveryMs = 5000;

/** All endpoints that are told of events, the newest first; what waits for them changes by itself. */
export function useWebhooks() {
  return useQuery({
    queryKey: [webhooksKey],
    queryFn: () => ask(api.gateway.listWebhooks({})),
    refetchInterval: lookEveryMs,
  });
}

/** A page of what an endpoint was told, the newest first. */
export function useDeliveries(input: InputTo<'gateway', 'listWebhookDeliveries'>) {
  return useQuery({
    queryKey: [webhooksKey, 'deliveries', input],
    queryFn: () => ask(api.gateway.listWebhookDeliveries(input)),
    placeholderData: keepPreviousData,
    refetchInterval: lookEveryMs,
  });
}

/** One delivery with its body and its attempts. */
export function useDelivery(deliveryId: string) {
  return useQuery({
    queryKey: [webhooksKey, 'delivery', deliveryId],
    queryFn: () => ask(api.gateway.getWebhookDelivery({ deliveryId })),
  });
}

/** Adds an endpoint; a repeat with the same key adds none and gets no secret. */
export function useCreateWebhook() {
  return useWebhookChange(({ key, ...input }: InputTo<'gateway', 'createWebhook'> & { key: string }) =>
    ask(api.gateway.createWebhook(input, { idempotencyKey: key })),
  );
}

/** Changes an endpoint, pauses it or lets it go on. */
export function useUpdateWebhook() {
  return useWebhookChange((input: InputTo<'gateway', 'updateWebhook'>) =>
    ask(api.gateway.updateWebhook(input)),
  );
}

/** Takes an endpoint away with its log. */
export function useRemoveWebhook() {
  return useWebhookChange((endpointId: string) => ask(api.gateway.removeWebhook({ endpointId })));
}

/** Gives an endpoint a new secret; a repeat with the same key gets none. */
export function useRotateSecret() {
  return useWebhookChange(({ endpointId, key }: { endpointId: string; key: string }) =>
    ask(api.gateway.rotateWebhookSecret({ endpointId }, { idempotencyKey: key })),
  );
}

/** Sends an endpoint a test now and gives what it answered. */
export function useTestWebhook() {
  return useWebhookChange((endpointId: string) => ask(api.gateway.testWebhook({ endpointId })));
}

/** Tries what is parked again: one delivery, or all of an endpoint. */
export function useRedrive() {
  return useWebhookChange((input: InputTo<'gateway', 'redriveWebhookDeliveries'>) =>
    ask(api.gateway.redriveWebhookDeliveries(input)),
  );
}

function useWebhookChange<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: [webhooksKey] }),
  });
}
