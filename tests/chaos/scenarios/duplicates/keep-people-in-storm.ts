import assert from 'node:assert/strict';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { join, password } from './join.ts';
import { onlyCodeFor } from './only-code-for.ts';
import { aKey, done, some, triedTwice, type Storm } from './storm.ts';

/** What people do with their accounts, and staff with people, each request sent several times. */
export async function keepPeopleInStorm(shop: ChaosShop, storm: Storm): Promise<void> {
  await groupInStorm(shop, storm);
  await proveInStorm(shop, storm);
  const person = await join(shop);
  const second = answerOf(await untilAnswered(() => shop.api.user.signIn({ email: person.email, password })));
  const elsewhere = shop.clientWith({ 'souk-session': second.sessionToken });
  const { sessions } = answerOf(await untilAnswered(() => elsewhere.user.listSessions({})));
  const sessionId = sessions.find(({ isCurrent }) => isCurrent)?.sessionId ?? '';
  await storm('revokeSession', () => person.client.user.revokeSession({ sessionId }), done);
  const { customerId } = await join(shop);
  const wish = { customerId, kind: 'export' as const };
  await storm(
    'startPrivacyCase',
    () => shop.owner.user.startPrivacyCase(wish),
    ({ caseId }) => caseId,
  );
}

async function groupInStorm(shop: ChaosShop, storm: Storm): Promise<void> {
  const { owner } = shop;
  const aGroup = async () => {
    const key = aKey();
    const group = { code: some('group'), title: triedTwice };
    return answerOf(await untilAnswered(() => owner.user.createCustomerGroup(group, key)));
  };
  const { groupId } = await aGroup();
  const renamed = { groupId, version: 1, title: { en: 'Renamed', zh: '改名' } };
  await storm(
    'updateCustomerGroup',
    () => owner.user.updateCustomerGroup(renamed),
    ({ version }) => version,
  );
  const [member, leaver] = [await join(shop), await join(shop)];
  const joining = { groupId, customerId: member.customerId };
  await storm('addGroupMember', () => owner.user.addGroupMember(joining), done);
  const leaving = { groupId, customerId: leaver.customerId };
  answerOf(await untilAnswered(() => owner.user.addGroupMember(leaving)));
  await storm('removeGroupMember', () => owner.user.removeGroupMember(leaving), done);
  const old = { groupId: (await aGroup()).groupId };
  await storm('removeCustomerGroup', () => owner.user.removeCustomerGroup(old), done);
  const [counted] = await shop.sql<{ members: number }>(
    `select members::int from "user".customer_group where group_id = $1`,
    groupId,
  );
  assert.deepEqual(counted, { members: 1 }, 'who joins or leaves is counted once');
}

/** Codes that are asked for several times are sent once. */
async function proveInStorm(shop: ChaosShop, storm: Storm): Promise<void> {
  const { api, mailboxUrl } = shop;
  const phone = `+4477009${String(Date.now()).slice(-5)}`;
  const [smsKey, resetKey, proofKey] = [aKey(), aKey(), aKey()];
  await storm('requestSmsCode', () => api.user.requestSmsCode({ phone, locale: 'en-gb' }, smsKey), done);
  const { email } = await join(shop);
  const forgotten = { email, locale: 'en-gb' as const };
  await storm('requestPasswordReset', () => api.user.requestPasswordReset(forgotten, resetKey), done);
  const { client } = await join(shop);
  const wanted = { email: someEmail() };
  await storm('requestEmailProof', () => client.user.requestEmailProof(wanted, proofKey), done);
  const proof = { ...wanted, code: await onlyCodeFor(mailboxUrl, wanted.email) };
  await storm(
    'proveEmail',
    () => client.user.proveEmail(proof),
    (profile) => profile,
  );
}
