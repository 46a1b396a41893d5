import { LRUCache } from 'lru-cache';
import type { Subject } from '#contracts/access.ts';
import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { Reach } from '#runtime/door/room.ts';
import type { CallContext } from '#runtime/tools.ts';
import type { Identity } from '../../domain/identity.ts';

export type Identities = {
  /** Who holds this session or API key. */
  find: (secret: Secret, context: CallContext) => Promise<Identity | Refusal>;
  /** Forgets everybody that `matches`. */
  forget: (matches: (subject: Subject) => boolean) => void;
  forgetAll: () => void;
};

export type Secret = { kind: 'session' | 'key'; value: string };

type Known = { identity: Identity; knownAtMs: number; tokenUntilMs: number };

/** A new signature is made this long before the old one ends. */
const tokenMarginMs = 60_000;

/** Keeps who is behind a session or key in memory for at most `trustMs()`, so that a hot request needs no call. */
export function createIdentities(options: {
  reach: Reach;
  sign: (subject: Subject) => { token: string; expiresAtMs: number };
  trustMs: () => number;
}): Identities {
  const known = new LRUCache<string, Known>({ max: 20_000 });
  let generation = 0;

  async function ask(secret: Secret, context: CallContext): Promise<Subject | Refusal> {
    const [call, input] =
      secret.kind === 'session'
        ? (['resolveSession', { sessionToken: secret.value }] as const)
        : (['resolveApiKey', { apiKey: secret.value }] as const);
    const asSystem: CallContext = {
      ...context,
      subject: { kind: 'system', service: 'gateway', cause: call },
      subjectToken: undefined,
    };
    const answer = await options.reach('gateway', 'user', call, input, asSystem);
    return isRefusal(answer) ? answer : (answer as { subject: Subject }).subject;
  }

  return {
    find: async (secret, context) => {
      const name = `${secret.kind} ${secret.value}`;
      const held = known.get(name);
      const now = performance.now();
      if (held && now - held.knownAtMs < options.trustMs() && Date.now() < held.tokenUntilMs)
        return held.identity;
      const asked = generation;
      const subject = await ask(secret, context);
      if (isRefusal(subject)) {
        known.delete(name);
        return subject;
      }
      const { token, expiresAtMs } = options.sign(subject);
      const identity = { subject, token };
      // Something ended while we asked: what we heard may be older than that, so it is used once and not kept.
      if (asked === generation)
        known.set(name, { identity, knownAtMs: now, tokenUntilMs: expiresAtMs - tokenMarginMs });
      return identity;
    },
    forget: (matches) => {
      generation += 1;
      for (const [name, held] of known.entries()) if (matches(held.identity.subject)) known.delete(name);
    },
    forgetAll: () => {
      generation += 1;
      known.clear();
    },
  };
}
