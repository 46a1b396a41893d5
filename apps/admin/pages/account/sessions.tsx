import { Badge, Button } from '@mantine/core';
import { useRevokeSession, useSessions, type Session } from '../../api/use-sessions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { focusHeading } from '../../parts/focus-heading.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Where one is signed in; every session but this one can be ended here. */
export function Sessions() {
  const { words, moment } = useLanguage();
  const announce = useAnnounce();
  const query = useSessions();
  const revoke = useRevokeSession();
  const text = words.account;
  const end = (sessionId: string) =>
    revoke.mutate(sessionId, {
      onSuccess: () => {
        announce(text.ended);
        focusHeading();
      },
    });
  const columns: Column<Session>[] = [
    { title: text.began, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: text.seen, renderCell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
    {
      title: text.session,
      renderCell: ({ sessionId, isCurrent, createdAt }) =>
        isCurrent ? (
          <Badge variant="light" color="good">
            {text.current}
          </Badge>
        ) : (
          <Button
            variant="default"
            size="xs"
            aria-label={text.endOtherLabel(moment(createdAt))}
            loading={revoke.isPending && revoke.variables === sessionId}
            onClick={() => end(sessionId)}
          >
            {text.endOther}
          </Button>
        ),
    },
  ];
  return (
    <Section title={text.sessions} line={text.sessionsHint}>
      {revoke.error ? <ProblemNote error={revoke.error} /> : null}
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ sessions }) => (
          <DataTable
            caption={text.sessions}
            columns={columns}
            rows={sessions}
            keyOf={({ sessionId }) => sessionId}
          />
        )}
      </Answer>
    </Section>
  );
}
