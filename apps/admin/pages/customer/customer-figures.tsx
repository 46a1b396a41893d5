import { Badge, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { useCustomerFigures } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

type Figures = AnswerOf<'insight', 'getCustomerFigures'>['profiles'][number];

/** How lately, how often and for how much a customer bought, and the segments that makes. */
export function CustomerFigures({ customerId }: { customerId: string }) {
  const { words, locale, money, number, moment } = useLanguage();
  const text = words.customer;
  const query = useCustomerFigures(customerId);
  const amount = ({ currency }: Figures, amountMinor: number) => money({ amountMinor, currency });
  const columns: Column<Figures>[] = [
    { title: text.currency, renderCell: ({ currency }) => currency },
    { title: words.customers.orders, renderCell: ({ orders }) => number(orders), kind: 'number' },
    { title: text.value, renderCell: (each) => amount(each, each.valueMinor), kind: 'number' },
    {
      title: text.average,
      renderCell: (each) => amount(each, Math.round(each.valueMinor / each.orders)),
      kind: 'number',
    },
    { title: text.first, renderCell: ({ firstPaidAt }) => moment(firstPaidAt) },
    {
      title: text.last,
      renderCell: ({ lastPaidAt, daysSince }) =>
        `${moment(lastPaidAt)} (${text.daysSince(number(daysSince))})`,
    },
  ];
  return (
    <Section title={text.figures}>
      <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
        {({ profiles, segments }) => (
          <>
            {profiles.length === 0 ? (
              <p>{text.figuresEmpty}</p>
            ) : (
              <DataTable
                caption={text.figures}
                columns={columns}
                rows={profiles}
                keyOf={({ currency }) => currency}
              />
            )}
            <Group gap="xs" mt="sm">
              <strong>{text.segments}:</strong>
              {segments.length === 0 ? text.noSegments : null}
              {segments.map(({ segmentId, title }) => (
                <Badge key={segmentId} variant="light" component={Link} to={`/segments/${segmentId}`}>
                  {locale === 'zh-cn' ? title.zh : title.en}
                </Badge>
              ))}
            </Group>
          </>
        )}
      </Answer>
    </Section>
  );
}
