/** What a member of staff, or an API key, may be allowed to do. */
export const permissions = [
  'orders.read',
  'orders.write',
  'orders.draft',
  'orders.import',
  'orders.fulfil',
  'catalog.write',
  'stock.write',
  'promotions.read',
  'promotions.write',
  'rules.write',
  'customers.read',
  'customers.write',
  'messages.write',
  'privacy.manage',
  'payments.read',
  'payments.write',
  'reports.read',
  'staff.manage',
  'config.manage',
] as const;

export type Permission = (typeof permissions)[number];

/** Staff roles and what each may do. */
export const roles = {
  owner: permissions,
  manager: [
    'orders.read',
    'orders.write',
    'orders.draft',
    'orders.fulfil',
    'catalog.write',
    'stock.write',
    'promotions.read',
    'promotions.write',
    'rules.write',
    'customers.read',
    'customers.write',
    'messages.write',
    'privacy.manage',
    'payments.read',
    'payments.write',
    'reports.read',
  ],
  support: [
    'orders.read',
    'orders.write',
    'orders.draft',
    'orders.fulfil',
    'customers.read',
    'customers.write',
  ],
  warehouse: ['orders.read', 'orders.fulfil', 'stock.write'],
  analyst: ['reports.read'],
  /** Brings older books in: orders of the past, the stock they took, and what was given back. */
  importer: [
    'orders.read',
    'orders.write',
    'orders.draft',
    'orders.import',
    'orders.fulfil',
    'catalog.write',
    'stock.write',
    'payments.read',
    'payments.write',
    'reports.read',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;

/** Who may ask: visitors, signed-in customers, staff or keys holding a permission, or the system itself. */
export type AccessRule = 'anonymous' | 'customer' | `staff:${Permission}` | 'staff' | 'system';

/** Who is asking. Staff and API keys carry the permissions they hold at sign-in, customers the groups they belong to. */
export type Subject =
  | { kind: 'anonymous' }
  | { kind: 'customer'; customerId: string; sessionId: string; groups?: readonly string[] }
  | { kind: 'staff'; staffId: string; sessionId: string; permissions: readonly Permission[] }
  | { kind: 'key'; keyId: string; permissions: readonly Permission[] }
  | { kind: 'system'; service: string; cause: string };
