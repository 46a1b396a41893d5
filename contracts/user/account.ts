import { Type } from 'typebox';
import { call } from '../call.ts';
import { sessionCredential } from '../credentials.ts';
import { Email, Id, Instant, LocaleName, Nothing, Phone, text } from '../ids.ts';

const Password = Type.String({ minLength: 1, maxLength: 200 });
const Code = Type.String({ pattern: '^[0-9]{6}$', maxLength: 6 });
const SessionToken = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });

export const Profile = Type.Object(
  {
    kind: Type.Union([Type.Literal('customer'), Type.Literal('staff')]),
    accountId: Id,
    email: Type.Union([Email, Type.Null()]),
    phone: Type.Union([Phone, Type.Null()]),
    name: Type.String(),
    locale: LocaleName,
    permissions: Type.Array(Type.String()),
    /** Whether its holder has proved that they read the e-mail. */
    isEmailProved: Type.Boolean(),
  },
  { additionalProperties: false },
);

const SignedIn = Type.Object(
  { sessionToken: SessionToken, profile: Profile },
  { additionalProperties: false },
);
const Accepted = Type.Object({ accepted: Type.Literal(true) }, { additionalProperties: false });

const gatewayOnly = ['gateway'] as const;
const open = ['anonymous', 'customer', 'staff'] as const;

export const accountCalls = {
  signUp: call({
    summary:
      'Starts an account and mails a code; the answer is the same whether or not the address is known.',
    input: Type.Object(
      { email: Email, password: Password, name: text(100), locale: LocaleName },
      { additionalProperties: false },
    ),
    output: Accepted,
    refusals: ['password-weak', 'rate-limited', 'overloaded'],
    access: open,
    callers: gatewayOnly,
    repeat: 'key',
    timeoutMs: 3000,
    http: { method: 'POST', path: '/account/sign-up', successStatus: 202 },
  }),
  verifyEmail: call({
    summary: 'Proves an e-mail address with the mailed code and signs in.',
    input: Type.Object({ email: Email, code: Code }, { additionalProperties: false }),
    output: SignedIn,
    refusals: ['code-wrong', 'locked'],
    access: open,
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/verify-email', gives: [sessionCredential] },
  }),
  signIn: call({
    summary: 'Signs a customer or a member of staff in with e-mail and password.',
    input: Type.Object({ email: Email, password: Password }, { additionalProperties: false }),
    output: SignedIn,
    refusals: ['wrong-credentials', 'locked', 'overloaded'],
    access: open,
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/account/sign-in', gives: [sessionCredential] },
  }),
  requestSmsCode: call({
    summary: 'Sends a sign-in code to a phone; the answer is the same whether or not the number is known.',
    input: Type.Object({ phone: Phone, locale: LocaleName }, { additionalProperties: false }),
    output: Accepted,
    refusals: ['rate-limited'],
    access: open,
    callers: gatewayOnly,
    repeat: 'key',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/sms-code', successStatus: 202 },
  }),
  signInWithSms: call({
    summary: 'Signs in with a phone number and the code sent to it; a new number gets an account.',
    input: Type.Object({ phone: Phone, code: Code, locale: LocaleName }, { additionalProperties: false }),
    output: SignedIn,
    refusals: ['code-wrong', 'locked'],
    access: open,
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/sign-in-with-sms', gives: [sessionCredential] },
  }),
  signOut: call({
    summary: 'Ends the session that asks.',
    input: Nothing,
    output: Nothing,
    refusals: [],
    access: open,
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/sign-out', clears: [sessionCredential] },
  }),
  requestPasswordReset: call({
    summary: 'Mails a code for a new password; the answer is the same whether or not the address is known.',
    input: Type.Object({ email: Email, locale: LocaleName }, { additionalProperties: false }),
    output: Accepted,
    refusals: ['rate-limited'],
    access: open,
    callers: gatewayOnly,
    repeat: 'key',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/password-reset-requests', successStatus: 202 },
  }),
  resetPassword: call({
    summary: 'Sets a new password with the mailed code, ends every session of the account and signs in.',
    input: Type.Object({ email: Email, code: Code, newPassword: Password }, { additionalProperties: false }),
    output: SignedIn,
    refusals: ['code-wrong', 'password-weak', 'locked', 'overloaded'],
    access: open,
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/account/password-resets', gives: [sessionCredential] },
  }),
  getProfile: call({
    summary: 'Who is signed in.',
    input: Nothing,
    output: Profile,
    refusals: ['sign-in-required'],
    access: ['customer', 'staff'],
    callers: gatewayOnly,
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/account' },
  }),
  requestEmailProof: call({
    summary:
      'Mails a code to an address that the customer wants to have, or has not proved yet; asking again sends another.',
    input: Type.Object({ email: Email }, { additionalProperties: false }),
    output: Accepted,
    refusals: ['rate-limited'],
    access: ['customer'],
    callers: gatewayOnly,
    repeat: 'key',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/email-proof-requests', successStatus: 202 },
  }),
  proveEmail: call({
    summary:
      'Gives the account the e-mail address that the mailed code proves; orders that were placed with it as a guest join the account.',
    input: Type.Object({ email: Email, code: Code }, { additionalProperties: false }),
    output: Profile,
    refusals: ['code-wrong', 'locked', 'sign-in-required'],
    access: ['customer'],
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/account/email-proofs' },
  }),
  listSessions: call({
    summary: 'The live sessions of the signed-in account, newest first (at most 50).',
    input: Nothing,
    output: Type.Object({
      sessions: Type.Array(
        Type.Object({ sessionId: Id, createdAt: Instant, lastSeenAt: Instant, isCurrent: Type.Boolean() }),
      ),
    }),
    refusals: [],
    access: ['customer', 'staff'],
    callers: gatewayOnly,
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/account/sessions' },
  }),
  revokeSession: call({
    summary: 'Ends one session of the signed-in account; every instance forgets it at once.',
    input: Type.Object({ sessionId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: ['not-found'],
    access: ['customer', 'staff'],
    callers: gatewayOnly,
    repeat: 'natural',
    timeoutMs: 1000,
    http: { method: 'DELETE', path: '/account/sessions/{sessionId}' },
  }),
};
