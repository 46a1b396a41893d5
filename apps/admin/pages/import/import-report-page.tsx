import { Alert, Button, Progress } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { isImportMoving, useImport, type ProductImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { ApplyImport } from './apply-import.tsx';
import { CancelImport } from './cancel-import.tsx';
import { FaultList } from './fault-list.tsx';
import { ImportStateBadge } from './import-state-badge.tsx';

/** One import: how far it is, what came of it, what is wrong in its file, and what to do next. */
export function ImportReportPage() {
  const { words } = useLanguage();
  const text = words.transfer;
  const { importId = '' } = useParams();
  const query = useImport(importId);
  const found = query.data;
  const isEnded = found && !isImportMoving(found) && found.state !== 'checked';
  return (
    <Page
      title={found?.fileName ?? text.importLoading}
      back={{ to: '/import', label: text.back }}
      actions={
        found ? (
          <>
            {found.state === 'checked' && found.written > 0 ? <ApplyImport found={found} /> : null}
            {isEnded || found.faults > 0 ? (
              <Button component={Link} to="/import" variant="default">
                {text.again}
              </Button>
            ) : null}
            {isEnded ? null : <CancelImport importId={importId} />}
          </>
        ) : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {(data) => <Report found={data} />}
      </Answer>
    </Page>
  );
}

function Report({ found }: { found: ProductImport }) {
  const { words, number } = useLanguage();
  const text = words.transfer;
  const { state, share, failure } = found;
  const isDryRun = state === 'checking' || state === 'checked';
  return (
    <>
      <Section title={text.states[state]}>
        {isImportMoving(found) ? (
          <>
            <Progress value={share * 100} aria-label={text.progressLabel} mb="xs" />
            <p>{text.progress(share)}</p>
          </>
        ) : null}
        {failure === null ? null : (
          <Alert color="bad" title={text.failedHead} mb="md">
            <span lang="en">{failure}</span>
          </Alert>
        )}
        {state === 'checked' && found.written === 0 ? (
          <Alert color="warn" mb="md">
            {text.nothingToApply}
          </Alert>
        ) : null}
        <Facts
          facts={[
            { name: text.state, value: <ImportStateBadge state={state} /> },
            { name: text.linesDone, value: number(found.lines) },
            { name: isDryRun ? text.wouldWrite : text.written, value: number(found.written) },
            { name: text.unchanged, value: number(found.unchanged) },
            { name: text.leftOut, value: number(found.leftOut) },
            { name: text.startedAt, value: <Moment at={found.createdAt} /> },
            ...(found.finishedAt ? [{ name: text.endedAt, value: <Moment at={found.finishedAt} /> }] : []),
          ]}
        />
      </Section>
      {found.faults > 0 ? <FaultList found={found} /> : null}
      {found.faults === 0 && state === 'checked' ? <Alert color="good">{text.noFaults}</Alert> : null}
    </>
  );
}
