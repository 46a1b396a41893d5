import type { ServiceName } from '#contracts/service-names.ts';
import type { ServiceDefinition } from '#runtime/tools.ts';

type Audit = ServiceDefinition['audit'];

/** Loads each room's invariants without the room: what a command asks of the database needs nothing that serves. */
export const audits: { [Name in ServiceName]: () => Promise<Audit> } = {
  gateway: async () => (await import('../../services/gateway/store/audit.ts')).auditGateway,
  user: async () => (await import('../../services/user/store/audit.ts')).auditUser,
  catalog: async () => (await import('../../services/catalog/store/audit.ts')).auditCatalog,
  order: async () => (await import('../../services/order/store/audit.ts')).auditOrder,
  payment: async () => (await import('../../services/payment/store/audit.ts')).auditPayment,
  insight: async () => (await import('../../services/insight/store/audit.ts')).auditInsight,
};
