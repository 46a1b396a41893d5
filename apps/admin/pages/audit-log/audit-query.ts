import type { InputTo } from '#contracts/services.ts';

type Input = InputTo<'gateway', 'listAuditLog'>;

export const filters = ['who', 'call', 'targetId'] as const;
export type AuditFilter = (typeof filters)[number];

/** What the address of the audit log asks for: at most one filter, since the shop answers one at a time. */
export function readAuditQuery(parameters: URLSearchParams): Pick<Input, AuditFilter> {
  for (const name of filters) {
    const value = parameters.get(name)?.trim();
    if (value) return { [name]: value };
  }
  return {};
}

/** Where in the admin the thing is that an entry is about; undefined where it has no page. */
export function pageOfTarget(call: string, kind: string | null, id: string | null): string | undefined {
  if (id === null) return undefined;
  const pages: Readonly<Record<string, string>> = {
    orderId: `/orders/${id}`,
    importId: `/import/${id}`,
    endpointId: `/webhooks/${id}`,
    template: `/messages/${id}`,
  };
  if (kind === 'slug' && call.startsWith('catalog.saveProduct')) return `/products/${id}`;
  return kind === null ? undefined : pages[kind];
}
