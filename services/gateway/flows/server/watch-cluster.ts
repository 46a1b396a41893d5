import type { ConsistencyToken } from '#runtime/events/consistency-token.ts';
import { readClusterMark, type ClusterMark } from '#runtime/events/store/event-epoch.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import type { OpeningTools } from '#runtime/tools.ts';

/** Which database cluster this shop is on, for the tokens it gives and gets. */
export type ClusterWatch = {
  /** The cluster and its write-ahead log as they are now, behind every commit so far. */
  mark: () => Promise<ClusterMark>;
  /** Whether a token was given on this cluster and timeline; looked up every five seconds at most. */
  isOwn: (token: ConsistencyToken) => Promise<boolean>;
};

const trustMs = 5000;

/** Asks the gateway's database, when there is something to ask. */
export function watchCluster(database: OpeningTools['database']): ClusterWatch {
  let known: { mark: Promise<ClusterMark>; untilMs: number } | undefined;
  let underWay: Promise<ClusterMark> | undefined;
  let following: Promise<ClusterMark> | undefined;

  async function look(): Promise<ClusterMark> {
    const mark = await database.bind(newTrace(0)).row(readClusterMark());
    if (!mark) throw new Error('the database does not say which cluster it is');
    return mark;
  }

  /** Who asks while a look is under way shares the next one: that one began after all that they have seen committed. */
  function mark(): Promise<ClusterMark> {
    if (!underWay) return begin();
    following ??= underWay.then(begin, begin);
    return following;
  }

  function begin(): Promise<ClusterMark> {
    const looking = look();
    const next = { mark: looking, untilMs: performance.now() + trustMs };
    known = next;
    underWay = looking;
    following = undefined;
    const end = () => {
      if (underWay === looking) underWay = undefined;
    };
    looking.then(end, () => {
      end();
      if (known === next) known = undefined;
    });
    return looking;
  }

  return {
    mark,
    isOwn: async ({ cluster, timeline }) => {
      const own = await (known && performance.now() < known.untilMs ? known.mark : mark());
      return own.cluster === cluster && own.timeline === timeline;
    },
  };
}
