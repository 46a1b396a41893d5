import type { Template, WordsFor } from './template.ts';
import { additionDue } from './templates/addition-due.ts';
import { additionUndone } from './templates/addition-undone.ts';
import { alreadyRegistered } from './templates/already-registered.ts';
import { emailChanged } from './templates/email-changed.ts';
import { exportReady } from './templates/export-ready.ts';
import { orderCancelled } from './templates/order-cancelled.ts';
import { orderConfirmation } from './templates/order-confirmation.ts';
import { orderDelivered } from './templates/order-delivered.ts';
import { orderRefunded } from './templates/order-refunded.ts';
import { orderShipped } from './templates/order-shipped.ts';
import { returnApproved } from './templates/return-approved.ts';
import { returnReceived } from './templates/return-received.ts';
import { returnRejected } from './templates/return-rejected.ts';
import { welcome } from './templates/welcome.ts';
import { personErased } from './templates/person-erased.ts';
import { proveEmail } from './templates/prove-email.ts';
import { resetPassword } from './templates/reset-password.ts';
import { smsCode } from './templates/sms-code.ts';
import { staffInvitation } from './templates/staff-invitation.ts';
import { verifyEmail } from './templates/verify-email.ts';

/** Every message the shop sends, by name. */
export const templates = {
  welcome,
  'verify-email': verifyEmail,
  'already-registered': alreadyRegistered,
  'prove-email': proveEmail,
  'email-changed': emailChanged,
  'reset-password': resetPassword,
  'sms-code': smsCode,
  'staff-invitation': staffInvitation,
  'order-confirmation': orderConfirmation,
  'order-cancelled': orderCancelled,
  'order-shipped': orderShipped,
  'order-delivered': orderDelivered,
  'order-refunded': orderRefunded,
  'addition-due': additionDue,
  'addition-undone': additionUndone,
  'return-approved': returnApproved,
  'return-rejected': returnRejected,
  'return-received': returnReceived,
  'export-ready': exportReady,
  'person-erased': personErased,
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** What a message of this name says. */
export type WordsOf<Name extends TemplateName> = WordsFor<(typeof templates)[Name]>;

/** The template of a stored message. Throws when there is none of that name. */
export function findTemplate(name: string): Template {
  if (!Object.hasOwn(templates, name)) throw new Error(`there is no message template ${name}`);
  return templates[name as TemplateName];
}
