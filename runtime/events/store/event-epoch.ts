import { statement } from '../../db/statement.ts';

/** Raises the epoch when the database is another cluster or on another timeline than last time; gives the epoch. */
export const checkEpoch = statement<{ epoch: number }>(
  'runtime.events.check-epoch',
  'select raise_event_epoch(false) as epoch',
);

/** Raises the epoch, as must be done after each restore that the database itself cannot tell; gives the epoch. */
export const raiseEpoch = statement<{ epoch: number }>(
  'runtime.events.raise-epoch',
  'select raise_event_epoch(true) as epoch',
);

export type ClusterMark = { cluster: string; timeline: number; lsn: string };

/** Which cluster and timeline this is, and how far its write-ahead log has come. */
export const readClusterMark = statement<ClusterMark>(
  'runtime.events.read-cluster-mark',
  `select system_identifier::text as cluster,
     ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as timeline,
     pg_current_wal_insert_lsn()::text as lsn
   from pg_control_system()`,
);
