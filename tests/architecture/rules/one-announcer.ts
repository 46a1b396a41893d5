import { placeOf } from '../place-of.ts';
import { readObjectTable } from '../read-object-table.ts';
import type { Rule, SourceFile } from '../tree.ts';

const definitions = 'contracts/events.ts';

/** Searching the text of an event's name finds its definition, its announcer and every listener. */
export const oneAnnouncer: Rule = {
  name: 'an event is announced by its owner and nobody else',
  looksAt,
  findOffences: (tree) => {
    const contract = tree.files.find(({ path }) => path === definitions);
    if (contract === undefined) return [{ path: definitions, line: 0, message: 'is missing' }];
    const speakers = tree.files.filter((file) => file !== contract && looksAt(file));
    return [...readObjectTable(contract, 'events')].flatMap(([name, { line, fields }]) => {
      const home = `services/${fields['owner']?.[0]}`;
      const mentions = speakers.flatMap((file) =>
        file.literals.filter(({ text }) => text === name).map((literal) => ({ file, line: literal.line })),
      );
      const abroad = mentions.filter(({ file }) => placeOf(file.path).owner !== home);
      const isAnnounced = mentions.some(({ file }) => file.path.startsWith(`${home}/flows/`));
      return [
        ...abroad.map((mention) => ({
          path: mention.file.path,
          line: mention.line,
          message: `announces ${name}, which is ${home}'s to announce`,
        })),
        ...(isAnnounced
          ? []
          : [{ path: definitions, line, message: `nothing in ${home}/flows/ announces ${name}` }]),
      ];
    });
  },
  clean: {
    [definitions]:
      "export const events = {\n  'order.paid': event({ owner: 'order', once: ['insight'] }),\n} as const;",
    'services/order/flows/mark-paid.ts': "announce('order.paid', {});",
    'services/insight/service.ts': "const on = { 'order.paid': recordSale };",
    'services/insight/flows/record-sale.ts': "export type Paid = DeliveredEvent<'order.paid'>;",
    'services/insight/flows/record-sale.test.ts': "record('order.paid');",
  },
  offenders: [
    {
      what: 'another room announces it too',
      files: { 'services/payment/flows/pay.ts': "announce('order.paid', {});" },
      at: 'services/payment/flows/pay.ts:1',
    },
    {
      what: 'nobody announces it',
      files: { 'services/order/flows/mark-paid.ts': 'export const markPaid = 1;' },
      at: `${definitions}:2`,
    },
  ],
};

/** Doors only listen, so a name in a `service.ts` announces nothing. */
function looksAt(file: SourceFile): boolean {
  const place = placeOf(file.path);
  const isSpeaker =
    place.roomPart !== null && place.roomPart !== 'service.ts' && place.roomPart !== 'testing.ts';
  return file.program !== null && !place.isTest && (file.path === definitions || isSpeaker);
}
