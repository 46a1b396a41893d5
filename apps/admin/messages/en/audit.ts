import type { CodeWords } from '../code-words.ts';
import { auditedCallsEn } from './audited-calls.ts';

/** The words of roles and of the audit log. */
export const auditEn = {
  roles: {
    title: 'Roles',
    line: 'Which role may do what. Who has several roles may do what any of them may. Roles are part of the shop and are not changed here.',
    rolesTitle: 'The roles',
    rightsTitle: 'What each may do',
    toStaff: 'Give roles to colleagues',
    right: 'Right',
    yes: 'yes',
    no: 'no',
  },
  auditLog: {
    title: 'Audit log',
    line: 'Every change that a colleague or an API key asked for, whether it was made or refused. Customers are not named in it.',
    what: 'What',
    who: 'Who',
    target: 'About',
    targetHint: 'The whole id, or a short name',
    when: 'When',
    outcome: 'Outcome',
    find: 'Find',
    everybody: 'Everybody',
    everything: 'Everything',
    keyNamed: (name: string) => `Key ${name}`,
    refused: 'Refused',
    outcomes: { done: 'Done', failed: 'Failed', open: 'End not known' } as CodeWords,
    kinds: {
      orderId: 'Order',
      staffId: 'Colleague',
      keyId: 'Key',
      endpointId: 'Webhook',
      importId: 'Import',
      customerId: 'Customer',
      groupId: 'Group',
      variantId: 'Variant',
      productId: 'Product',
      returnId: 'Return',
      template: 'Message',
    } as CodeWords,
    calls: auditedCallsEn,
    emptyTitle: 'Nothing was changed yet',
    emptyLine:
      'As soon as somebody of the staff changes something, it stands here: who, what, when, and how it ended.',
    noneTitle: 'Nothing matches that',
    noneLine: 'Ids must be whole. Choose another person or another kind of change.',
    clear: 'Show everything',
  },
};
