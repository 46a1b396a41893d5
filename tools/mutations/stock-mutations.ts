import type { Mutation } from './mutation.ts';

const reservation = 'services/catalog/store/reservation';
const tests = 'services/catalog/flows/stock';
const races = `${tests}/races.service.test.ts`;
const goods = `${tests}/goods.service.test.ts`;
const reservations = `${tests}/reservation.service.test.ts`;

/** The guards of the goods. */
export const stockMutations: Mutation[] = [
  {
    name: 'stock-condition',
    file: `${reservation}/take.ts`,
    text: 'bool_and(usable >= wanted)',
    instead: 'bool_and(true)',
    why: 'more is promised than lies there',
    test: { file: races, name: 'of 20 orders of two goods for 5 units exactly 5 get both, again and again' },
  },
  {
    name: 'stock-constraint',
    file: 'services/catalog/store/migrations/0002-stock.sql',
    text: 'check (free >= -backorder_limit)',
    instead: 'check (true)',
    why: 'the database itself lets goods be sold twice',
    test: {
      file: `${tests}/receive-stock.service.test.ts`,
      name: 'counting may not take away what orders hold, nor more than is there',
    },
  },
  {
    name: 'stock-lock-order',
    file: `${reservation}/take.ts`,
    text: 'order by s.variant_id, s.location_id for no key update of s',
    instead: 'order by s.variant_id desc for no key update of s',
    why: 'orders that share goods lock each other out',
    test: {
      file: races,
      name: 'an order that waits for one variant keeps no other waiting that comes after it',
    },
  },
  {
    name: 'stock-row-lock',
    file: `${reservation}/take.ts`,
    text: ' for no key update of s\n   ), found as (',
    instead: '\n   ), found as (',
    why: 'two orders read the same free goods and both write',
    test: { file: races, name: 'of 20 orders of two goods for 5 units exactly 5 get both, again and again' },
  },
  {
    name: 'stock-condition-together',
    file: `${reservation}/take-many.ts`,
    text: 'where taken <= usable',
    instead: 'where true',
    why: 'more is promised to many at once than lies there',
    test: { file: races, name: 'of 20 orders for 5 units exactly 5 get one, again and again' },
  },
  {
    name: 'stock-row-lock-together',
    file: `${reservation}/take-many.ts`,
    text: ' for no key update of s\n   ), account as (',
    instead: '\n   ), account as (',
    why: 'two groups of orders read the same free goods and both write',
    test: {
      file: `${tests}/takes-together.service.test.ts`,
      name: 'groups of two processes for the same units get each unit once, again and again',
    },
  },
  {
    name: 'stock-judged-after-lock',
    file: 'services/catalog/store/stock/change-stock.ts',
    text: 'held = l.held + ${held}',
    instead: 'held = s.held + ${held}',
    why: 'goods that have come free meanwhile are refused',
    test: {
      file: races,
      name: 'what is free when a lock is had counts, not what was free when it was asked for',
    },
  },
  {
    name: 'reservation-lock',
    file: `${reservation}/lock.ts`,
    text: ' for update',
    instead: '',
    why: 'goods of one order are given back twice',
    test: {
      file: `${tests}/goods-races.service.test.ts`,
      name: 'goods that are taken out of an order while it is given back come back once',
    },
  },
  {
    name: 'commit-of-released-hold',
    file: `${reservation}/commit.ts`,
    text: "r.state = 'held' or s.free + s.backorder_limit >= coalesce(l.quantity - l.shipped - l.cancelled, 0) as is_possible",
    instead: 'true as is_possible',
    why: 'a paid order takes goods that somebody else has bought',
    test: {
      file: reservations,
      name: 'a commit that finds the hold released takes again, or refuses and takes nothing',
    },
  },
  {
    name: 'expiry-of-sold-goods',
    file: `${reservation}/expire.ts`,
    text: "where state = 'held' and held_until <= now()",
    instead: "where state <> 'released' and held_until <= now()",
    why: 'sold goods are sold again when their hold would have ended',
    test: { file: races, name: 'commits, releases and expiry of one order at once leave one outcome' },
  },
  {
    name: 'movement-of-release',
    file: `${reservation}/release.ts`,
    text: 'from locked where quantity > 0\n   )',
    instead: 'from locked where false\n   )',
    why: 'the counters are no longer what the movements come to',
    test: { file: reservations, name: 'a hold becomes sold goods, which a cancelled order gives back' },
  },
  {
    name: 'goods-move-key',
    file: `${reservation}/move-goods.ts`,
    text: 'when exists (select from goods_moves where move_id = $1)',
    instead: 'when false',
    why: 'a parcel that is told twice is not the same parcel',
    test: { file: goods, name: 'goods leave what is on hand when they are shipped, in parts, once each' },
  },
  {
    name: 'goods-move-limit',
    file: `${reservation}/move-goods.ts`,
    text: 'w.quantity > coalesce((select sum(${moved}) from part p where p.variant_id = w.variant_id), 0))',
    instead: 'false)',
    why: 'more comes back than was sold',
    test: {
      file: goods,
      name: 'goods come back: those on the shelf first, then shipped ones, to be sold again or scrapped',
    },
  },
  {
    name: 'closed-reservation',
    file: 'services/catalog/flows/stock/release-reservation.ts',
    text: '    closeReservation(orderId),\n',
    instead: '',
    why: 'a cancelled order takes goods that were asked for before',
    test: {
      file: 'services/catalog/flows/stock/reservation.service.test.ts',
      name: 'an order that was given back before it was reserved gets nothing any more, whichever of the two arrives first',
    },
  },
];
