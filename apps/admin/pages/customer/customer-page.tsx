import { Badge } from '@mantine/core';
import { useParams } from 'react-router';
import { useCustomer, type Customer } from '../../api/use-customers.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { CustomerFigures } from './customer-figures.tsx';
import { CustomerGroups } from './customer-groups.tsx';
import { CustomerOrders } from './customer-orders.tsx';
import { CustomerPrivacy } from './customer-privacy.tsx';

/** All that staff may know of one customer, and what they may do for them. */
export function CustomerPage() {
  const { words } = useLanguage();
  const text = words.customers;
  const { customerId = '' } = useParams();
  const may = usePermissions();
  const query = useCustomer(customerId);
  const { data: customer } = query;
  const title = customer ? customer.name || text.nameless : customer === null ? text.goneTitle : text.title;
  return (
    <Page title={title} back={{ to: '/customers', label: text.back }}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {(known) => (known === null ? <p>{text.goneLine}</p> : <WhoTheyAre customer={known} />)}
      </Answer>
      <CustomerFigures customerId={customerId} />
      {customer ? (
        <>
          <CustomerGroups customer={customer} />
          <Consents customer={customer} />
        </>
      ) : null}
      {may('orders.read') ? <CustomerOrders customerId={customerId} /> : null}
      {customer && may('privacy.manage') ? <CustomerPrivacy customer={customer} /> : null}
    </Page>
  );
}

function WhoTheyAre({ customer }: { customer: Customer }) {
  const { words, number } = useLanguage();
  const { email, phone, points } = customer;
  const list = words.customers;
  const text = words.customer;
  return (
    <Section title={text.facts}>
      <Facts
        facts={[
          ...(customer.isActive
            ? []
            : [{ name: text.state, value: <Badge color="bad">{list.inactive}</Badge> }]),
          {
            name: list.email,
            value: email
              ? `${email} (${customer.isEmailProved ? text.proved : text.notProved})`
              : words.nothing,
          },
          { name: list.phone, value: phone ?? words.nothing },
          { name: text.language, value: text.languages[customer.locale] },
          { name: list.since, value: <Moment at={customer.createdAt} /> },
          { name: text.addresses, value: number(customer.addresses) },
          {
            name: text.points,
            value:
              points.free === points.balance
                ? number(points.balance)
                : text.pointsFree(number(points.balance), number(points.free)),
          },
        ]}
      />
    </Section>
  );
}

function Consents({ customer: { consents } }: { customer: Customer }) {
  const { words } = useLanguage();
  const text = words.customer;
  return (
    <Section title={text.consents}>
      {consents.length === 0 ? (
        <p>{text.noConsents}</p>
      ) : (
        <Facts
          facts={consents.map(({ purpose, isGiven, at }) => ({
            name: text.purposes[purpose],
            value: (
              <>
                {isGiven ? text.given : text.refused} · <Moment at={at} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}
