import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { serviceNames, type ServiceName } from '#contracts/service-names.ts';
import { roleOf } from '../db/migrate.ts';
import type { CallerKeys } from './caller-proof.ts';
import type { SubjectKey } from './subject-token.ts';

/** What one process may know: nothing that only another process needs. */
export type ProcessKeys = {
  callers: CallerKeys;
  subjectKeys: readonly SubjectKey[];
  /** Webhook secrets and the like, by name. */
  provider: Readonly<Record<string, string>>;
  /** What hashes are made with of that which must not be kept. */
  hashKey: string;
};

/** A secret derived from the shop's master secret for one purpose (HKDF, RFC 5869). */
export function deriveSecret(master: string, purpose: string, lengthBytes = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'souk', purpose, lengthBytes));
}

/** The password of a service's database role. */
export function databasePasswordOf(master: string, service: ServiceName | 'platform'): string {
  const role = service === 'platform' ? 'souk_platform' : roleOf(service);
  return deriveSecret(master, `database:${role}`).toString('base64url');
}

/** The keys of a process that runs these services. */
export function processKeys(master: string, own: readonly ServiceName[]): ProcessKeys {
  const callers: Record<string, string> = {};
  for (const from of serviceNames) {
    for (const to of serviceNames) {
      if (own.includes(from) || own.includes(to)) {
        callers[`${from}>${to}`] = deriveSecret(master, `caller:${from}>${to}`).toString('base64url');
      }
    }
  }
  const provider: Record<string, string> = {
    ...(own.includes('payment') ? sandboxSecrets(master) : {}),
    ...(own.includes('order') ? carrierSecrets(master) : {}),
    ...(own.includes('gateway') ? { webhookSeal: webhookSeal(master) } : {}),
  };
  const hashKey = deriveSecret(master, 'hashes of what is not kept').toString('base64url');
  return { callers, subjectKeys: [subjectKey(master, own.includes('gateway'))], provider, hashKey };
}

/** The secrets shared with the sandbox payment provider. */
export function sandboxSecrets(master: string): { apiKey: string; webhookSecret: string } {
  return {
    apiKey: deriveSecret(master, 'sandbox payment provider: api key').toString('base64url'),
    webhookSecret: deriveSecret(master, 'sandbox payment provider: webhooks').toString('base64url'),
  };
}

/** The secrets shared with the sandbox carrier; its webhooks are signed as Standard Webhooks has it. */
export function carrierSecrets(master: string): { carrierApiKey: string; carrierWebhookSecret: string } {
  return {
    carrierApiKey: deriveSecret(master, 'sandbox carrier: api key').toString('base64url'),
    carrierWebhookSecret: `whsec_${deriveSecret(master, 'sandbox carrier: webhooks').toString('base64')}`,
  };
}

/** What the secrets of outgoing webhooks are sealed with. */
function webhookSeal(master: string): string {
  return deriveSecret(master, 'outgoing webhooks: seal').toString('base64url');
}

/** DER of an Ed25519 private key is this prefix and the 32-byte seed (RFC 8410). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function subjectKey(master: string, maySign: boolean): SubjectKey {
  const der = Buffer.concat([privateKeyPrefix, deriveSecret(master, 'subject key 1')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return { keyId: '1', publicKey, ...(maySign ? { privateKey: der.toString('base64') } : {}) };
}
