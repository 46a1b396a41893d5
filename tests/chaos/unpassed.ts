const places = (many: readonly string[], why: string) =>
  Object.fromEntries(many.map((place) => [place, why]));

const goods =
  'describing goods, their prices and pictures is no part of what becomes of an order: a batch that died is done again';
const people =
  'an account or a session is no part of what becomes of an order: its place lies before or after the one transaction';
const reader =
  'it makes figures or words to be searched by of what is told already, in parts that may be made again';

/** Kill points that no story of an order passes and that no other test dies at by their whole name, and why. */
export const unpassed: Readonly<Record<string, string>> = {
  ...places(
    [
      'catalog.fill-collections.after-one',
      'catalog.turn-prices.after-batch',
      'catalog.derive-prices.after-batch',
      'catalog.import-products.before-write',
      'catalog.import-products.after-write',
      'catalog.upload-picture.before-write',
      'catalog.upload-picture.after-write',
      'catalog.read-rendition.before-write',
    ],
    goods,
  ),
  'catalog.open-accounts.after':
    'goods that come to a location for the first time are no part of an order: who repeats it finds the accounts',
  'catalog.expire-reservations.after-batch':
    'the order room ends its holds itself: this is the net behind it, whose batches are one transaction each',
  ...places(
    [
      'user.prove-email.before-change',
      'user.prove-email.after-change',
      'user.sign-in-with-sms.before-session',
      'user.sign-in-with-sms.after-session',
      'user.sign-in.before-session',
      'user.sign-in.after-session',
      'user.reset-password.before-change',
      'user.reset-password.after-change',
      'user.verify-email.before-account',
      'user.verify-email.after-account',
    ],
    people,
  ),
  ...places(
    [
      'user.erase-person.before-flight',
      'user.erase-person.after-flight',
      'order.erase-person.before-flight',
      'order.erase-person.after-flight',
      'gateway.work-privacy-cases.before-room',
      'gateway.work-privacy-cases.after-room',
    ],
    'erasing a person is no part of what becomes of an order: privacy and persons.service.test.ts die there in their rooms',
  ),
  'order.join-to-account.before-step':
    'orders of a guest who opens an account are joined to it by an event, which comes again until all of them are',
  ...places(
    [
      'order.add-to-order.before-placed',
      'order.add-to-order.after-placed',
      'order.add-to-order.after-held',
      'order.add-to-order.after-offered',
    ],
    'staff add to an order that was made: additions-undone.service.test.ts dies at each of these places',
  ),
  'order.advance-order.after-noted':
    'staff push an order that is stuck, and push it again: what it does then is what the sweeper does',
  'order.send-parcel.after-settled':
    'passed where a provider refuses money that it holds: captures-in-trouble.service.test.ts refuses it, and nothing is sent',
  'gateway.webhook.after-test':
    'a test event goes out when staff ask for it: whoever repeats it sends it again',
  'gateway.webhook.after-prune': 'old deliveries are forgotten in batches of one transaction each',
  ...places(
    [
      'insight.relate-sold-products.after-batch',
      'insight.reword-category.after-chunk',
      'insight.sort-customers.after-chunk',
    ],
    reader,
  ),
  ...places(
    ['insight.repair-breach.after-begun', 'insight.repair-breach.after-done'],
    'staff mend what the auditor found: a repair that died is begun again, and each is safe to be made twice',
  ),
};
