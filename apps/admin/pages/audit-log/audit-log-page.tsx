import { Badge, Button, Code } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import type { RefusalCode } from '#contracts/refusals.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useApiKeys } from '../../api/use-api-keys.ts';
import { useAuditLog, type AuditEntry } from '../../api/use-audit-log.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { AuditFilter } from './audit-filter.tsx';
import { pageOfTarget, readAuditQuery } from './audit-query.ts';

/** Who of the staff, or which key, changed what and when, and how it ended. */
export function AuditLogPage() {
  const { words } = useLanguage();
  const text = words.auditLog;
  const [parameters] = useSearchParams();
  const pages = usePages();
  const asked = readAuditQuery(parameters);
  const query = useAuditLog({ ...asked, limit: 50, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <Page title={text.title} line={text.line}>
      <AuditFilter key={asked.targetId ?? ''} query={asked} />
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ entries }) =>
          entries.length > 0 ? (
            <AuditTable entries={entries} />
          ) : (
            <Empty
              title={isFiltered ? text.noneTitle : text.emptyTitle}
              line={isFiltered ? text.noneLine : text.emptyLine}
            >
              {isFiltered ? (
                <Button variant="default" component={Link} to="/audit-log">
                  {text.clear}
                </Button>
              ) : null}
            </Empty>
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Page>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { words } = useLanguage();
  const text = words.auditLog;
  const nameOf = useActorName();
  const keys = useApiKeys().data?.keys ?? [];
  const whoIs = (who: string) => {
    const key = keys.find(({ keyId }) => who === `key:${keyId}`);
    return key ? text.keyNamed(key.name) : nameOf(who);
  };
  const columns: Column<AuditEntry>[] = [
    { title: text.what, renderCell: ({ call }) => text.calls[call] ?? <Code>{call}</Code> },
    { title: text.who, renderCell: ({ who }) => whoIs(who) },
    { title: text.target, renderCell: (entry) => <TargetOf entry={entry} /> },
    { title: text.when, renderCell: ({ at }) => <Moment at={at} /> },
    { title: text.outcome, renderCell: ({ outcome }) => <Outcome outcome={outcome} /> },
  ];
  return <DataTable caption={text.title} columns={columns} rows={entries} keyOf={({ entryId }) => entryId} />;
}

function TargetOf({ entry: { call, targetKind, targetId } }: { entry: AuditEntry }) {
  const { words } = useLanguage();
  if (targetId === null) return words.nothing;
  const page = pageOfTarget(call, targetKind, targetId);
  const isId = /^[0-9a-f-]{36}$/.test(targetId);
  const shown = isId ? `…${targetId.slice(-8)}` : targetId;
  const kind = words.auditLog.kinds[targetKind ?? ''] ?? '';
  const name = [kind, shown].filter(Boolean).join(' ');
  return page ? (
    <Link to={page} title={targetId}>
      {name}
    </Link>
  ) : (
    <span title={targetId}>{name}</span>
  );
}

function Outcome({ outcome }: { outcome: string | null }) {
  const { words } = useLanguage();
  const text = words.auditLog;
  const colour = outcome === 'done' ? 'good' : outcome === null ? 'soft' : 'bad';
  const known = text.outcomes[outcome ?? 'open'];
  return (
    <>
      <Badge variant="light" color={colour}>
        {known ?? text.refused}
      </Badge>
      {known === undefined ? <div>{words.problems[outcome as RefusalCode] ?? outcome}</div> : null}
    </>
  );
}
