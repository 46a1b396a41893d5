import { Badge } from '@mantine/core';
import { useActorName } from '../../api/use-actor-name.ts';
import { useBoosts, useRemoveBoost, type Boost } from '../../api/use-search-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { AddBoost } from './add-boost.tsx';
import { RemoveRule } from './remove-rule.tsx';

/** What staff want found earlier or later, with who said so and why. */
export function BoostPart() {
  const { words, moment, number } = useLanguage();
  const text = words.searchRules;
  const query = useBoosts();
  const nameOf = useActorName();
  const columns: Column<Boost>[] = [
    { title: text.target, renderCell: ({ target }) => targetName(target, text.targets) },
    { title: text.forWord, renderCell: ({ word }) => word ?? text.everySearch },
    {
      title: text.effect,
      renderCell: ({ factor }) => (
        <Badge variant="light" color={factor > 1 ? 'good' : 'warn'}>
          {factor > 1 ? text.earlier(number(factor)) : text.later(number(factor))}
        </Badge>
      ),
    },
    {
      title: text.period,
      renderCell: ({ startsAt, endsAt }) =>
        startsAt === null && endsAt === null
          ? text.always
          : text.between(startsAt ? moment(startsAt) : '', endsAt ? moment(endsAt) : ''),
    },
    { title: text.reason, renderCell: ({ reason }) => reason },
    { title: text.setBy, renderCell: ({ setBy, setAt }) => `${nameOf(setBy)}, ${moment(setAt)}` },
    { title: words.change, kind: 'action', renderCell: (boost) => <RemoveBoost boost={boost} /> },
  ];
  return (
    <Section title={text.boosts} line={text.boostsLine} actions={<AddBoost />}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ boosts }) =>
          boosts.length > 0 ? (
            <DataTable
              caption={text.boosts}
              columns={columns}
              rows={boosts}
              keyOf={({ boostId }) => boostId}
            />
          ) : (
            <Empty title={text.noBoostsTitle} line={text.noBoostsLine} />
          )
        }
      </Answer>
    </Section>
  );
}

function RemoveBoost({ boost }: { boost: Boost }) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const name = targetName(boost.target, text.targets);
  return (
    <RemoveRule
      title={text.removeBoost(name)}
      line={text.removeBoostLine}
      done={text.boostRemoved(name)}
      target={boost.boostId}
      removal={useRemoveBoost()}
    />
  );
}

/** `brand=acme` as people read it; an attribute keeps its own key. */
function targetName(target: string, names: Readonly<Record<string, string>>): string {
  const [kind = '', ...value] = target.split('=');
  return `${names[kind] ?? kind}: ${value.join('=')}`;
}
