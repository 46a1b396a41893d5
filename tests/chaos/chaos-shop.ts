import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrierSecrets, sandboxSecrets } from '#runtime/identity/process-keys.ts';
import type { Client } from '../../apps/client/client.ts';
import { askDatabase } from '../support/ask-database.ts';
import { answerOf } from '../support/shopper.ts';
import { chaosEnvironment } from './chaos-environment.ts';
import { startTestShop, type TestShop, type TestShopOptions } from '../support/start-test-shop.ts';

/** A running shop, and hands on everything that may break in it. */
export type ChaosShop = TestShop & {
  owner: Client;
  /** What its processes are called. */
  names: readonly string[];
  /** Asks the shop's database as its owner. */
  sql: <Row>(text: string, ...values: unknown[]) => Promise<Row[]>;
  /** Asks the payment provider, as the shop does. */
  provider: (path: string, body?: object) => Promise<unknown>;
  /** Asks the carrier, as the shop does. */
  carrier: (path: string) => Promise<unknown>;
  /** What it shares with other companies. */
  secrets: ReturnType<typeof sandboxSecrets> & ReturnType<typeof carrierSecrets>;
  /** Whoever next passes this kill point gets the signal. */
  arm: (killPoint: string, signal?: NodeJS.Signals) => void;
  /** Whether nobody has passed the kill point since it was armed. */
  isArmed: (killPoint: string) => boolean;
  disarm: (killPoint: string) => void;
};

type ChaosOptions = TestShopOptions & {
  /** How far the clocks of processes are off, in milliseconds, by name (`order-1`). */
  clocks?: Record<string, number>;
};

/** Starts a shop whose kill points can be armed while it runs. */
export async function startChaosShop({ clocks = {}, ...options }: ChaosOptions = {}): Promise<ChaosShop> {
  const folder = mkdtempSync(join(tmpdir(), 'souk-chaos-'));
  const environment = { ...options.environment, ...chaosEnvironment({ folder, clocks }) };
  const shop = await startTestShop({ ...options, environment });
  const stop = async () => {
    await shop.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return withHands({ ...shop, stop }, folder);
}

/** Puts hands on a shop that runs; its kill points can be armed only if it was started for it. */
export async function withHands(shop: TestShop, killPoints?: string): Promise<ChaosShop> {
  const master = process.env['SOUK_SECRET'] ?? readFileSync(join(shop.folder, 'secret'), 'utf8').trim();
  const secrets = { ...sandboxSecrets(master), ...carrierSecrets(master) };
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  const fileOf = (killPoint: string) => {
    if (killPoints === undefined) throw new Error('this shop was not started to be killed at a point');
    return join(killPoints, killPoint);
  };
  return {
    ...shop,
    owner: shop.clientWith({ 'souk-session': sessionToken }),
    names: Object.keys(await shop.processes()),
    sql: (text, ...values) => askDatabase(shop.folder, text, values),
    secrets,
    provider: (path, body) => askOther(shop.providerUrl + path, secrets.apiKey, body),
    carrier: (path) => askOther(shop.carrierUrl + path, secrets.carrierApiKey),
    arm: (killPoint, signal) => writeFileSync(fileOf(killPoint), signal ?? ''),
    isArmed: (killPoint) => existsSync(fileOf(killPoint)),
    disarm: (killPoint) => rmSync(fileOf(killPoint), { force: true }),
  };
}

async function askOther(url: string, apiKey: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(url, { headers, ...sent });
  assert.ok(response.ok, `${url}: ${response.status}`);
  return response.json();
}
