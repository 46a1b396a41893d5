import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { findTaxOnDays } from '../draft/tax-on-days.ts';
import { listTaxRates } from './tax-rates.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, {});
  const everywhere = `insert into tax_zones (market, country, jurisdiction)
    values ('gb', 'DE', 'DE'), ('gb', 'FR', 'FR')`;
  await room.db.rows({ name: '', text: everywhere, values: [] });
});
after(() => room.close());

type FileRate = { start_date: string; stop_date: string; territory_codes: string; rate: string };

test('standard rates of Britain, Germany and France are those of the history of VAT rates, day by day', async () => {
  const file = gunzipSync(readFileSync(new URL('./vat-rates-history.csv.gz', import.meta.url)));
  const history: FileRate[] = parse(file, { columns: true });
  const known = await room.db.rows(listTaxRates());
  for (const [jurisdiction, count] of Object.entries({ GB: 7, DE: 3, FR: 2 })) {
    const stored = known
      .find(({ value }) => value.jurisdiction === jurisdiction)
      ?.value.rates.filter(({ taxClass }) => taxClass === 'standard')
      .map(({ validFrom, validUntil, rateBasisPoints }) => [validFrom, validUntil, rateBasisPoints]);
    const told = history
      .filter(({ territory_codes: codes }) => codes.split('\n').includes(jurisdiction))
      .map(({ start_date: from, stop_date: until, rate }) => [
        from,
        until || null,
        Math.round(Number(rate) * 10_000),
      ])
      .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1))
      .slice(-count);
    assert.equal(told.length, count);
    assert.deepEqual(stored, told, jurisdiction);
  }
});

test('every country of the Union has the standard rate of that history today', async () => {
  const file = gunzipSync(readFileSync(new URL('./vat-rates-history.csv.gz', import.meta.url)));
  const history: FileRate[] = parse(file, { columns: true });
  const rules = await room.db.row(findTaxOnDays('eu', [null]));
  const standard = rules?.taxRates.filter(({ taxClass }) => taxClass === 'standard') ?? [];
  const told = standard.map(({ jurisdiction }) => {
    const rows = history.filter(({ territory_codes: codes, stop_date: until }) => {
      return until === '' && codes.split('\n').includes(jurisdiction);
    });
    return [jurisdiction, ...rows.map(({ rate }) => Math.round(Number(rate) * 10_000))];
  });
  assert.equal(standard.length, 27);
  assert.deepEqual(
    standard.map(({ jurisdiction, rateBasisPoints }) => [jurisdiction, rateBasisPoints]),
    told,
  );
});

test('a rate begins at midnight of its own country’s clock', async () => {
  const rateAt = async (market: string, jurisdiction: string, instant: string) => {
    const row = await room.db.row(findTaxOnDays(market, [instant]));
    return row?.taxRates.find((each) => each.jurisdiction === jurisdiction && each.taxClass === 'standard')
      ?.rateBasisPoints;
  };
  const golden: [market: string, jurisdiction: string, instant: string, rateBasisPoints: number][] = [
    ['gb', 'GB', '2008-11-30T23:59:59Z', 1750],
    ['gb', 'GB', '2008-12-01T00:00:00Z', 1500],
    ['gb', 'GB', '2009-12-31T23:59:59Z', 1500],
    ['gb', 'GB', '2010-01-01T00:00:00Z', 1750],
    ['gb', 'GB', '2011-01-03T23:59:59Z', 1750],
    ['gb', 'GB', '2011-01-04T00:00:00Z', 2000],
    // In summer London is an hour ahead of UTC: 17 June 1979, 23:00 UTC, is the 18th.
    ['gb', 'GB', '1979-06-17T22:59:59Z', 800],
    ['gb', 'GB', '1979-06-17T23:00:00Z', 1500],
    ['gb', 'DE', '2020-06-30T21:59:59Z', 1900],
    ['gb', 'DE', '2020-06-30T22:00:00Z', 1600],
    ['gb', 'DE', '2020-12-31T23:00:00Z', 1900],
    ['gb', 'FR', '2013-12-31T22:59:59Z', 1960],
    ['gb', 'FR', '2013-12-31T23:00:00Z', 2000],
    ['cn', 'CN', '2019-03-31T15:59:59Z', 1600],
    ['cn', 'CN', '2019-03-31T16:00:00Z', 1300],
  ];
  for (const [market, jurisdiction, instant, rateBasisPoints] of golden) {
    assert.equal(await rateAt(market, jurisdiction, instant), rateBasisPoints, `${jurisdiction} ${instant}`);
  }
});

test('reduced rates of the Union are dated: golden cases', async () => {
  const rateAt = async (place: string, taxClass: string, instant: string | null) => {
    const row = await room.db.row(findTaxOnDays('eu', [instant]));
    return row?.taxRates.find((each) => each.jurisdiction === place && each.taxClass === taxClass)
      ?.rateBasisPoints;
  };
  const golden: [place: string, taxClass: string, instant: string, rateBasisPoints: number][] = [
    // Food and books of Germany: 5 % for half a year (UStG § 28 Abs. 2); of France: 5.5 % (CGI article 278-0 bis).
    ['DE', 'zero', '2020-06-30T21:59:59Z', 700],
    ['DE', 'zero', '2020-06-30T22:00:00Z', 500],
    ['DE', 'reduced', '2020-12-31T23:00:00Z', 700],
    ['FR', 'reduced', '2024-01-01T12:00:00Z', 550],
    ['FR', 'zero', '2024-01-01T12:00:00Z', 550],
    // Ireland frees what Britain frees.
    ['IE', 'reduced', '2024-01-01T12:00:00Z', 1350],
    ['IE', 'zero', '2024-01-01T12:00:00Z', 0],
    // In Prague it is an hour later than in UTC, in Bucharest three in summer.
    ['CZ', 'reduced', '2023-12-31T22:59:59Z', 1500],
    ['CZ', 'reduced', '2023-12-31T23:00:00Z', 1200],
    ['NL', 'reduced', '2018-12-31T22:59:59Z', 600],
    ['NL', 'reduced', '2018-12-31T23:00:00Z', 900],
    ['RO', 'reduced', '2025-07-31T20:59:59Z', 900],
    ['RO', 'reduced', '2025-07-31T21:00:00Z', 1100],
    ['SK', 'reduced', '2024-12-31T23:00:00Z', 1900],
    ['AT', 'reduced', '2025-06-01T12:00:00Z', 1300],
    // No reduced rate in Denmark, and clothes for children are taxed like all others in Italy.
    ['DK', 'reduced', '2025-06-01T12:00:00Z', 2500],
    ['IT', 'zero', '2025-06-01T12:00:00Z', 2200],
  ];
  for (const [place, taxClass, instant, rateBasisPoints] of golden)
    assert.equal(await rateAt(place, taxClass, instant), rateBasisPoints, `${place} ${taxClass} ${instant}`);
  const now = await room.db.row(findTaxOnDays('eu', [null]));
  const standard = new Map<string, number>();
  for (const { jurisdiction, taxClass, rateBasisPoints } of now?.taxRates ?? [])
    if (taxClass === 'standard') standard.set(jurisdiction, rateBasisPoints);
  const reduced = now?.taxRates.filter(({ taxClass }) => taxClass === 'reduced') ?? [];
  assert.equal(reduced.length, 27);
  for (const { jurisdiction, rateBasisPoints } of reduced)
    if (jurisdiction !== 'DK') assert.ok(rateBasisPoints < (standard.get(jurisdiction) ?? 0), jurisdiction);
});
