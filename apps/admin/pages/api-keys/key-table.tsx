import { Badge, Code } from '@mantine/core';
import type { ApiKey } from '../../api/use-api-keys.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { keyState } from './key-state.ts';
import { RevokeKey } from './revoke-key.tsx';

const colours = { live: 'good', revoked: 'bad', expired: 'soft' } as const;

/** The API keys with what each may do. */
export function KeyTable({ keys }: { keys: readonly ApiKey[] }) {
  const { words } = useLanguage();
  const text = words.keys;
  const stateOf = (key: ApiKey) => keyState(key, new Date());
  const columns: Column<ApiKey>[] = [
    { title: text.name, renderCell: ({ name }) => name },
    { title: text.prefix, renderCell: ({ prefix }) => <Code>{prefix}</Code> },
    {
      title: text.permissions,
      renderCell: ({ permissions }) => words.listed(permissions.map((each) => text.permissionNames[each])),
    },
    { title: text.created, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: text.ends, renderCell: ({ expiresAt }) => (expiresAt ? <Moment at={expiresAt} /> : text.never) },
    {
      title: text.state,
      renderCell: (key) => (
        <Badge variant="light" color={colours[stateOf(key)]}>
          {text[stateOf(key)]}
        </Badge>
      ),
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (key) => (stateOf(key) === 'live' ? <RevokeKey apiKey={key} /> : words.nothing),
    },
  ];
  return <DataTable caption={text.title} columns={columns} rows={keys} keyOf={({ keyId }) => keyId} />;
}
