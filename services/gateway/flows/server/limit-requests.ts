import type { FastifyReply } from 'fastify';
import type { Subject } from '#contracts/access.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { SettingKey } from '#runtime/config/settings.ts';
import { networkOf } from '../../domain/rate/network-of.ts';
import { rateHeaders, type LimitState } from '../../domain/rate/rate-headers.ts';
import type { Route } from '../../domain/route-table.ts';
import { strictLimits } from '../../domain/rate/strict-limits.ts';
import type { ServerTools } from './gateway-resources.ts';

const policies = {
  address: 'gateway.rateLimitPerMinute',
  account: 'gateway.accountLimitPerMinute',
  key: 'gateway.keyLimitPerMinute',
  'sign-in': 'gateway.signInLimitPerMinute',
  'sign-up': 'gateway.signUpLimitPerMinute',
  checkout: 'gateway.checkoutLimitPerMinute',
} as const satisfies Record<string, SettingKey>;

/** The limits that one request counts against, first by where it comes from, then by who asks. */
export type RequestLimits = {
  /** Refuses what comes too often from one network, of anything or of what is limited strictly. */
  byAddress: () => Refusal | undefined;
  /** Refuses what one account or API key asks too often. */
  bySubject: (subject: Subject) => Refusal | undefined;
};

/** The limits of a request; its answer tells what is left of them. */
export function limitRequests(
  tools: Pick<ServerTools, 'rateLimit' | 'setting'>,
  { service, call }: Route,
  address: string,
  reply: FastifyReply,
): RequestLimits {
  const network = networkOf(address);
  const strict = strictLimits[`${service}.${call}`];
  const states: LimitState[] = [];

  function take(policy: keyof typeof policies, visitor: string): Refusal | undefined {
    const limit = { policy, perMinute: tools.setting(policies[policy]) };
    const { waitSeconds, ...state } = tools.rateLimit.take(limit, visitor);
    states.push(state);
    reply.headers(rateHeaders(states));
    if (waitSeconds === undefined) return undefined;
    return refuse('rate-limited', `Wait ${waitSeconds} s before the next request.`, {
      data: { policy },
      retryAfterSeconds: waitSeconds,
    });
  }

  return {
    byAddress: () => take('address', network) ?? (strict && take(strict, network)),
    bySubject: (subject) => {
      if (subject.kind === 'key') return take('key', subject.keyId);
      if (subject.kind === 'staff') return take('account', subject.staffId);
      return subject.kind === 'customer' ? take('account', subject.customerId) : undefined;
    },
  };
}
