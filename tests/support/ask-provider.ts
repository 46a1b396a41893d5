import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxSecrets } from '#runtime/identity/process-keys.ts';
import type { TestShop } from './start-test-shop.ts';

/** The secrets that a shop and its sandbox providers share. */
export async function secretsOf(shop: TestShop): Promise<ReturnType<typeof sandboxSecrets>> {
  const given = process.env['SOUK_SECRET'];
  return sandboxSecrets(given ?? (await readFile(join(shop.folder, 'secret'), 'utf8')).trim());
}

/** Asks a shop's sandbox payment provider as the shop does, or steers it; posts when there is a body. */
export async function askProvider(shop: TestShop, path: string, body?: object): Promise<unknown> {
  const { apiKey } = await secretsOf(shop);
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(shop.providerUrl + path, { headers, ...sent });
  assert.equal(response.status, 200, path);
  return response.json();
}

/** Lets the provider keep what it has to tell, or tell it now: its word may come before its answer to the buyer. */
export async function pauseWebhooks(shop: TestShop, webhooksPaused: boolean): Promise<void> {
  await askProvider(shop, '/v1/control', { webhooksPaused });
}
