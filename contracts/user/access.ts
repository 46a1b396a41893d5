import { Type } from 'typebox';
import { permissions, roles, type Permission, type Role } from '../access.ts';
import { call } from '../call.ts';
import { Email, Id, Instant, LocaleName, Nothing, Phone, text } from '../ids.ts';
import { OrderMessage, OrderWords } from './message.ts';

const literals = <const Name extends string>(names: readonly Name[]) =>
  Type.Unsafe<Name>(Type.Union(names.map((name) => Type.Literal(name))));

const RoleName = literals(Object.keys(roles) as Role[]);
const PermissionName = literals<Permission>(permissions);

/** Who is asking, as `contracts/access.ts` types it. */
const SubjectShape = Type.Union([
  Type.Object({ kind: Type.Literal('anonymous') }),
  Type.Object({
    kind: Type.Literal('customer'),
    customerId: Id,
    sessionId: Id,
    groups: Type.Optional(Type.Array(Type.String())),
  }),
  Type.Object({
    kind: Type.Literal('staff'),
    staffId: Id,
    sessionId: Id,
    permissions: Type.Array(PermissionName),
  }),
  Type.Object({ kind: Type.Literal('key'), keyId: Id, permissions: Type.Array(PermissionName) }),
]);

const StaffMember = Type.Object({
  staffId: Id,
  email: Email,
  name: Type.String(),
  roles: Type.Array(RoleName),
  isActive: Type.Boolean(),
  /** Counts the changes of roles and activity. */
  version: Type.Integer(),
  /** Who changed them last, e.g. `staff:<id>`, and when; null while nobody has. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
  changedAt: Type.Union([Instant, Type.Null()]),
});

const ApiKey = Type.Object({
  keyId: Id,
  name: Type.String(),
  permissions: Type.Array(PermissionName),
  prefix: Type.String(),
  createdAt: Instant,
  expiresAt: Type.Union([Instant, Type.Null()]),
  isRevoked: Type.Boolean(),
});

const manage = { access: ['staff:staff.manage'], callers: ['gateway'], timeoutMs: 3000 } as const;

export const accessCalls = {
  resolveSession: call({
    summary: 'Who a session token stands for; refused when it is unknown, revoked or expired.',
    input: Type.Object({ sessionToken: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
    output: Type.Object({ subject: SubjectShape, expiresAt: Instant }),
    refusals: ['session-expired'],
    access: ['system'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
  }),
  resolveApiKey: call({
    summary: 'Who an API key stands for; refused when it is unknown, revoked or expired.',
    input: Type.Object({ apiKey: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
    output: Type.Object({ subject: SubjectShape, expiresAt: Type.Union([Instant, Type.Null()]) }),
    refusals: ['session-expired'],
    access: ['system'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
  }),
  listStaff: call({
    ...manage,
    summary: 'All members of staff (at most 500), by name.',
    input: Nothing,
    output: Type.Object({ staff: Type.Array(StaffMember) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff' },
  }),
  listRoles: call({
    ...manage,
    summary: 'The roles that staff may have, and what each may do.',
    input: Nothing,
    output: Type.Object({
      roles: Type.Array(Type.Object({ role: RoleName, permissions: Type.Array(PermissionName) })),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/roles' },
  }),
  createStaff: call({
    ...manage,
    summary:
      'Adds a member of staff and mails a code to choose a password with; a maker cannot grant what they lack.',
    input: Type.Object(
      { email: Email, name: text(100), roles: Type.Array(RoleName, { minItems: 1, maxItems: 5 }) },
      { additionalProperties: false },
    ),
    output: StaffMember,
    refusals: ['already-exists', 'not-allowed'],
    repeat: 'key',
    http: { method: 'POST', path: '/staff', successStatus: 201 },
  }),
  updateStaff: call({
    ...manage,
    summary:
      'Changes roles or activity of a member of staff, at the version that was read; live sessions take it over within 5 s.',
    input: Type.Object(
      {
        staffId: Id,
        roles: Type.Array(RoleName, { minItems: 1, maxItems: 5 }),
        isActive: Type.Boolean(),
        version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      },
      { additionalProperties: false },
    ),
    output: StaffMember,
    refusals: ['not-found', 'not-allowed', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/{staffId}' },
  }),
  listApiKeys: call({
    ...manage,
    summary: 'All API keys (at most 500) without their secrets, newest first.',
    input: Nothing,
    output: Type.Object({ keys: Type.Array(ApiKey) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/api-keys' },
  }),
  createApiKey: call({
    ...manage,
    summary:
      'Makes an API key; a maker cannot grant what they lack. Its secret is in the first answer only: a repeat of the request gets an empty one.',
    input: Type.Object(
      {
        name: text(100),
        permissions: Type.Array(PermissionName, { minItems: 1, maxItems: 20 }),
        expiresAt: Type.Optional(Instant),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ key: ApiKey, secret: Type.String() }),
    refusals: ['not-allowed', 'value-invalid'],
    repeat: 'key',
    http: { method: 'POST', path: '/api-keys', successStatus: 201 },
  }),
  revokeApiKey: call({
    ...manage,
    summary: 'Ends an API key.',
    input: Type.Object({ keyId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: ['not-found'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/api-keys/{keyId}' },
  }),
  notify: call({
    summary:
      'Sends one mail or SMS from a template, once per messageKey; called from jobs, and for an order that is paid by whoever sets its goods aside. Refuses words that lack what the template needs.',
    input: Type.Object(
      {
        messageKey: Type.String({ maxLength: 200 }),
        template: OrderMessage,
        locale: LocaleName,
        to: Type.Union([
          Type.Object({ customerId: Id }, { additionalProperties: false }),
          Type.Object({ email: Email }, { additionalProperties: false }),
          Type.Object({ phone: Phone }, { additionalProperties: false }),
        ]),
        values: OrderWords,
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ isNew: Type.Boolean() }),
    refusals: ['not-found', 'value-invalid'],
    access: ['system', 'anonymous', 'customer', 'staff'],
    callers: ['order', 'payment'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
  ensureAccounts: call({
    summary: 'Makes the given accounts that do not exist yet; those that do are left as they are.',
    input: Type.Object(
      {
        accounts: Type.Array(
          Type.Object(
            {
              kind: Type.Union([Type.Literal('customer'), Type.Literal('staff')]),
              email: Email,
              password: Type.String({ minLength: 1, maxLength: 200 }),
              name: text(100),
              roles: Type.Array(RoleName, { maxItems: 5 }),
              locale: LocaleName,
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 20 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      accounts: Type.Array(Type.Object({ email: Email, accountId: Id, isNew: Type.Boolean() })),
    }),
    refusals: ['password-weak', 'value-invalid', 'overloaded'],
    access: ['system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 10_000,
  }),
};
