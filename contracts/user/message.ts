import { Type } from 'typebox';
import { call } from '../call.ts';
import { Instant, LocaleName, Nothing, text } from '../ids.ts';

/** The messages about an order that `notify` sends. */
export const OrderMessage = Type.Union([
  Type.Literal('order-confirmation'),
  Type.Literal('order-cancelled'),
  Type.Literal('order-shipped'),
  Type.Literal('order-delivered'),
  Type.Literal('order-refunded'),
  Type.Literal('addition-due'),
  Type.Literal('addition-undone'),
  Type.Literal('return-approved'),
  Type.Literal('return-rejected'),
  Type.Literal('return-received'),
]);

const Url = Type.String({ pattern: '^https?://', maxLength: 500 });

/**
 * What mails and SMS about an order say, as people read it: sums formatted, `lines` one line of text per order line, `refund`
 * the sum given back (`order-refunded` needs it), `reason` why (`return-rejected` needs it), `instructions` how to send goods
 * back, `payBefore` until when it can be paid (`addition-due` needs it). `orderUrl` is the signed link.
 */
export const OrderWords = Type.Object(
  {
    orderNumber: text(40),
    total: text(40),
    name: Type.Optional(text(100, 0)),
    lines: Type.Optional(text(20_000, 0)),
    orderUrl: Type.Optional(Url),
    refund: Type.Optional(text(40, 0)),
    reason: Type.Optional(text(500, 0)),
    payBefore: Type.Optional(text(80, 0)),
    carrier: Type.Optional(text(100, 0)),
    trackingNumber: Type.Optional(text(100, 0)),
    trackingUrl: Type.Optional(Url),
    instructions: Type.Optional(text(2000, 0)),
  },
  { additionalProperties: false },
);

const TemplateId = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 });

/** `{name}` stands for a variable; a paragraph that lacks its value is left out, `{code}` on its own is written large. */
const MailWording = Type.Object(
  { subject: text(200), paragraphs: Type.Array(text(2000), { minItems: 1, maxItems: 30 }) },
  { additionalProperties: false },
);
const words = { mail: Type.Optional(MailWording), sms: Type.Optional(text(500)) };
const Words = Type.Object(words, { additionalProperties: false });

/** What a message says in a language; version 0 and no `own`: as the shop came. */
const Wording = Type.Object({
  locale: LocaleName,
  version: Type.Integer(),
  own: Type.Union([Words, Type.Null()]),
  default: Words,
  changedAt: Type.Union([Instant, Type.Null()]),
  /** Who gave them this version, e.g. `staff:<id>`; null when nobody has, or that was not kept. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
});

const edit = { access: ['staff:messages.write'], callers: ['gateway'], timeoutMs: 2000 } as const;

export const messageCalls = {
  listMessageTemplates: call({
    ...edit,
    summary:
      'Every message that the shop sends, and in which languages its words are not those it came with.',
    input: Nothing,
    output: Type.Object({
      templates: Type.Array(
        Type.Object({
          template: Type.String(),
          hasMail: Type.Boolean(),
          hasSms: Type.Boolean(),
          changedLocales: Type.Array(LocaleName),
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/messages' },
  }),
  getMessageTemplate: call({
    ...edit,
    summary: 'The words of a message in each language, and the variables that may stand in them.',
    input: Type.Object({ template: TemplateId }, { additionalProperties: false }),
    output: Type.Object({
      template: Type.String(),
      variables: Type.Array(Type.Object({ name: Type.String(), isRequired: Type.Boolean() })),
      wordings: Type.Array(Wording),
    }),
    refusals: ['not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/messages/{template}' },
  }),
  previewMessage: call({
    ...edit,
    summary:
      'A message with made-up values, as it would be sent with the given words; nothing is kept or sent.',
    input: Type.Object(
      { template: TemplateId, locale: LocaleName, ...words },
      { additionalProperties: false },
    ),
    output: Type.Object({
      mail: Type.Union([
        Type.Object({ subject: Type.String(), text: Type.String(), html: Type.String() }),
        Type.Null(),
      ]),
      sms: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['not-found', 'value-invalid'],
    repeat: 'read',
    http: { method: 'POST', path: '/staff/messages/{template}/preview' },
  }),
  saveMessageWording: call({
    ...edit,
    summary:
      'Gives a message other words in a language, at the version that was read; messages not yet sent take them over.',
    input: Type.Object(
      { template: TemplateId, locale: LocaleName, version: Type.Integer({ minimum: 0 }), ...words },
      { additionalProperties: false },
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['not-found', 'value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/messages/{template}/{locale}' },
  }),
  resetMessageWording: call({
    ...edit,
    summary: 'Gives a message the words in a language that the shop came with.',
    input: Type.Object(
      { template: TemplateId, locale: LocaleName, version: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['not-found', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/messages/{template}/{locale}/reset' },
  }),
};
