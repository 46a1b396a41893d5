import { Type } from 'typebox';
import type { TBoolean, TInteger, TLiteral, TNumber, TSchema, TString, TUnion } from 'typebox';

type Setting<Value = unknown> = {
  schema: TSchema;
  default: Value;
  summary: string;
  /** It is given at start, and cannot be changed while the shop runs. */
  isFixed?: true;
  /** It is shown to nobody. */
  isSecret?: true;
};

// Said by kind: `Static` of a schema that is any takes the compiler and the linter seconds.
function setting(schema: TString, value: string, summary: string): Setting<string>;
function setting(schema: TInteger | TNumber, value: number, summary: string): Setting<number>;
function setting(schema: TBoolean, value: boolean, summary: string): Setting<boolean>;
function setting<Value extends string>(
  schema: TUnion<TLiteral<Value>[]>,
  value: NoInfer<Value>,
  summary: string,
): Setting<Value>;
function setting(schema: TSchema, value: unknown, summary: string): Setting {
  return { schema, default: value, summary };
}

/** A secret; empty when there is none. */
function secret(summary: string): Setting<string> {
  return { schema: Secret, default: '', summary, isFixed: true, isSecret: true };
}

const Secret = Type.String({ maxLength: 300 });
const Url = Type.String({ pattern: '^https?://', maxLength: 300 });
const Line = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });

const perMinute = (most: number, summary: string) => setting(Type.Integer({ minimum: 1 }), most, summary);
const capturePolicy = (place: string) =>
  setting(
    Type.Union([Type.Literal('at payment'), Type.Literal('at shipping')]),
    'at payment',
    `When the money of an order in ${place} is taken; orders keep what held when they were placed.`,
  );
/** A whole number between the least and the most. */
const whole = ([minimum, maximum]: [number, number], value: number, summary: string) =>
  setting(Type.Integer({ minimum, maximum }), value, summary);

const riskRule =
  '(card-declines|client-payments|(buyer|client)-(declines|cards|small)) (-|[1-9]\\d{0,4}) (-|[1-9]\\d{0,4}) [1-9]\\d{1,4}';
const RiskRules = Type.String({ pattern: `^(${riskRule}(, ${riskRule}){0,8})?$`, maxLength: 400 });
const OnDelivery = Type.String({ maxLength: 200, pattern: '^([0-9]{1,9}( [A-Z]{2})+)?$' });

/** Every setting of the system: its type, default and meaning. Names say the unit. */
export const settings = {
  'gateway.publicUrl': setting(Url, 'http://127.0.0.1:4000', 'Where shoppers reach the shop.'),
  'gateway.rateLimitPerMinute': perMinute(6000, 'Requests a minute one address may make before waiting.'),
  'gateway.accountLimitPerMinute': perMinute(6000, 'Requests a minute one account may make, in all.'),
  'gateway.keyLimitPerMinute': perMinute(60_000, 'Requests a minute one API key may make.'),
  'gateway.signInLimitPerMinute': perMinute(300, 'Times a minute one address may sign in or ask for codes.'),
  'gateway.signUpLimitPerMinute': perMinute(120, 'Times a minute one address may sign up or confirm.'),
  'gateway.checkoutLimitPerMinute': perMinute(
    3000,
    'Times a minute one address may check out, pay, or look for an order by its number.',
  ),
  'gateway.sessionCacheMs': whole([0, 5000], 5000, 'How long an instance trusts what it knows of a session.'),
  'gateway.maxInFlight': setting(
    Type.Integer({ minimum: 1 }),
    400,
    'Most requests in work at once before new ones are refused; fewer while they take long. Checkout is refused last.',
  ),
  'gateway.viewBatchSeconds': whole(
    [1, 3600],
    60,
    'Seconds for which page views are counted in memory before they are told to the reports.',
  ),
  'idempotency.keptHours': whole(
    [25, 720],
    25,
    'Hours for which an answer is kept for whoever asks again: over a day.',
  ),
  'gateway.auditKeptDays': whole([1, 3650], 365, 'Days for which it is kept what staff and keys changed.'),
  'gateway.webhookAllowsPrivate': setting(
    Type.Boolean(),
    false,
    'Whether webhooks may go to private addresses and to this machine; for trying them out.',
  ),
  'gateway.webhookTimeoutMs': whole([100, 30_000], 10_000, 'How long a webhook may take to answer.'),
  'gateway.webhooksAtOnce': whole([1, 20], 4, 'Requests that one webhook endpoint gets at the same time.'),
  'gateway.webhookFailuresMost': whole([1, 1000], 20, 'Failures in a row after which a webhook is paused.'),
  'gateway.webhookFailingMinutes': whole([0, 1440], 60, 'How long a webhook must have failed to be paused.'),
  'telemetry.sampleShare': setting(
    Type.Number({ minimum: 0, maximum: 1 }),
    0.1,
    'Share of new traces that are recorded.',
  ),
  'telemetry.otlpUrl': setting(
    Type.String({ pattern: '^(https?://|$)', maxLength: 300 }),
    '',
    'OTLP/HTTP collector that traces are sent to; empty for none.',
  ),
  'telemetry.logLevel': setting(
    Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('error')]),
    'info',
    'The least important log line that is written.',
  ),
  'catalog.importBusyShare': setting(
    Type.Number({ minimum: 0.05, maximum: 1 }),
    0.6,
    'Share of the time that an import of products may keep the database busy; it waits for the rest.',
  ),
  'order.erasureWaitDays': whole(
    [0, 30],
    14,
    'Days after its payment for which an order keeps its address when its buyer is erased, so that it can be sent.',
  ),
  'catalog.pictureBytesMost': whole([1024, 16_777_216], 10_485_760, 'The most bytes of a picture.'),
  'catalog.picturePixelsMost': whole(
    [10_000, 200_000_000],
    40_000_000,
    'The most pixels that a picture may have; they are in memory while it is taken in.',
  ),
  'order.unpaidHoldSeconds': whole([60, 86_400], 1800, 'How long an unpaid order keeps its stock.'),
  'order.additionHoldSeconds': whole([60, 518_400], 172_800, 'How long what staff add waits to be paid.'),
  'order.captureGb': capturePolicy('the United Kingdom'),
  'order.captureCn': capturePolicy('China'),
  'order.captureEu': capturePolicy('the European Union'),
  'order.captureUs': capturePolicy('the United States'),
  'order.captureJp': capturePolicy('Japan'),
  'order.captureKw': capturePolicy('Kuwait'),
  'order.captureHoldSeconds': whole(
    [60, 7_776_000],
    518_400,
    'How long the money of an order is held to be taken as it is sent: less than its provider holds it.',
  ),
  'order.shipWithinSeconds': whole([60, 7_776_000], 259_200, 'When staff are told of orders not sent.'),
  'order.refundDueSeconds': whole([60, 7_776_000], 86_400, 'When staff are told again of a refused refund.'),
  'order.onDeliveryGb': setting(
    OnDelivery,
    '',
    'Up to which total (in pence) and in which countries orders in the United Kingdom are paid at the door: `20000 GB IM`.',
  ),
  'order.onDeliveryCn': setting(
    OnDelivery,
    '',
    'Up to which total (in fen) and in which countries orders in China are paid at the door: `100000 CN`.',
  ),
  'order.onDeliverySeconds': whole(
    [60, 7_776_000],
    1_209_600,
    'How long an order that is paid at the door waits to be sent, then to arrive, then for its cash.',
  ),
  'order.maxOnDelivery': whole([1, 1000], 3, 'The most unpaid orders of a buyer to be paid at the door.'),
  'order.maxUnpaidOrders': whole([1, 1000], 20, 'The most unpaid orders of one e-mail address or account.'),
  'order.maxUnpaidPerAddress': whole([1, 100_000], 40, 'The most unpaid orders to one delivery address.'),
  'order.maxUnpaidPerCard': whole([1, 100_000], 20, 'The most unpaid orders on one card.'),
  'order.maxQuantityPerLine': whole([1, 999], 99, 'The most of one variant that a cart line may hold.'),
  'order.maxLinesPerCart': whole([1, 100], 50, 'The most lines a cart may hold.'),
  'order.returnDays': whole([14, 365], 30, 'Days after their arrival in which goods may be sent back.'),
  'order.pointsWorth': setting(
    Type.String({ maxLength: 100, pattern: '^[A-Z]{3}=[0-9]{1,6}( [A-Z]{3}=[0-9]{1,6})*$' }),
    'GBP=1 EUR=1 USD=1 CNY=10 JPY=2 KWD=4',
    'What a point takes off when it is spent, in minor units of each currency; none where one is not named.',
  ),
  'order.sellerNameGb': setting(Line, 'Souk Ltd', 'Who sells in the United Kingdom, as invoices name them.'),
  'order.sellerAddressGb': setting(
    Line,
    '1 Market Street, London, EC1A 1AA, United Kingdom',
    'Where the seller in the United Kingdom is, in parts with commas.',
  ),
  'order.sellerTaxNumberGb': setting(
    Line,
    'GB 999 9999 73',
    'The VAT number of the seller in the United Kingdom.',
  ),
  'order.sellerNameCn': setting(
    Line,
    '苏克商贸（上海）有限公司',
    'Who sells in China, as invoices name them.',
  ),
  'order.sellerAddressCn': setting(
    Line,
    '上海市黄浦区集市路 1 号，200001',
    'Where the seller in China is, in parts with commas.',
  ),
  'order.sellerTaxNumberCn': setting(
    Line,
    '91310000MA1FL00000',
    'The tax number (统一社会信用代码) of the seller in China.',
  ),
  'order.carrierUrl': setting(Url, 'http://127.0.0.1:4095', 'Address of the sandbox carrier.'),
  'order.carrierTimeoutMs': whole(
    [100, 30_000],
    3000,
    'How long to wait for a carrier before a parcel is booked, or asked for, later.',
  ),
  'order.askCarrierAfterSeconds': whole(
    [1, 86_400],
    1800,
    'Silence of a parcel after which its carrier is asked.',
  ),
  'payment.sandboxUrl': setting(Url, 'http://127.0.0.1:4090', 'Address of the sandbox payment provider.'),
  'payment.provider': setting(
    Type.Union([Type.Literal('sandbox'), Type.Literal('stripe')]),
    'sandbox',
    'Who takes new payments; takes effect at the next start.',
  ),
  'payment.stripeUrl': {
    // Whoever could change it would be sent the key.
    ...setting(Url, 'https://api.stripe.com', 'Address of Stripe’s API.'),
    isFixed: true,
  },
  'payment.stripeSecretKey': secret('Key for Stripe’s API; Stripe is set up when it is given.'),
  'payment.stripeWebhookSecret': secret('What Stripe signs its webhooks to this shop with.'),
  'payment.providerTimeoutMs': whole([100, 30_000], 5000, 'How long until a payment counts as unknown.'),
  'payment.roundingMostMinor': whole([0, 100], 2, 'What statements may differ by (minor units) as rounding.'),
  'payment.riskRules': setting(
    RiskRules,
    'card-declines 4 8 3600, buyer-declines 5 10 3600, client-declines 10 20 3600, buyer-cards 4 8 3600, client-cards 6 12 3600, buyer-small 6 15 3600, client-small 10 30 3600, client-payments 60 - 600',
    'What is counted before a payment: from how many on a person must look, from how many it is refused (- for never), in how many seconds.',
  ),
  'payment.smallMinor': whole([0, 100_000], 200, 'Up to how many minor units a payment is small.'),
  'payment.reviewSeconds': whole([60, 518_400], 86_400, 'How long a payment waits for a person to look.'),
  'insight.relateAfterSeconds': whole(
    [0, 86_400],
    300,
    'How long after a sale it is worked out anew what goes with the goods; more baskets are waited for meanwhile.',
  ),
  'user.sessionDays': whole([1, 365], 30, 'Days until a session ends by itself.'),
  'user.sessionIdleDays': whole([1, 365], 14, 'Days after which a session that nobody uses ends.'),
  'user.pointsLifeDays': whole([30, 3650], 365, 'Days until points that were earned expire.'),
  'user.mailFrom': setting(
    Type.String({ maxLength: 200 }),
    'Souk <shop@souk.example>',
    'Sender of the shop’s mail.',
  ),
  'user.smtpUrl': setting(
    Type.String({ pattern: '^smtps?://', maxLength: 300 }),
    'smtp://127.0.0.1:4025',
    'Mail server that takes the shop’s mail.',
  ),
  'user.smsUrl': setting(Url, 'http://127.0.0.1:4091/sms', 'Gateway that takes the shop’s SMS.'),
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = (typeof settings)[Key]['default'];

/** Reads a setting. */
export type ReadSetting = <Key extends SettingKey>(key: Key) => SettingValue<Key>;

/** Every setting at its default, but for the ones given. */
export function defaultSettings(changed: { [Key in SettingKey]?: SettingValue<Key> } = {}): ReadSetting {
  return (key) => changed[key] ?? settings[key].default;
}
