import type { FastifyInstance } from 'fastify';
import type { OpeningTools } from '#runtime/tools.ts';
import type { Admission } from './admission.ts';
import type { ClusterWatch } from './watch-cluster.ts';
import type { Identities } from '../identity/identities.ts';
import type { Webhooks } from '../webhook/webhook-tools.ts';
import type { MoreHandles } from '#runtime/start/accept-more.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Crawlers } from './crawlers.ts';
import type { ViewCounter } from './count-views.ts';
import type { PageCache } from './page-cache.ts';
import type { RateLimit } from './rate-limit.ts';

/** What the public server needs of its process, and the state it keeps in memory. */
export type ServerTools = OpeningTools & {
  identities: Identities;
  answers: AnswerCache;
  pages: PageCache;
  rateLimit: RateLimit;
  crawlers: Crawlers;
  cluster: ClusterWatch;
  load: Load;
  admission: Admission;
  views: ViewCounter;
};

/** Whether this instance is about to stop. */
export type Load = { isLeaving: boolean };

/** What the gateway keeps open: its public server and what it holds in memory. */
export type GatewayResources = {
  server: FastifyInstance;
  /** Once it listens, where a supervisor gives them. */
  moreHandles?: MoreHandles;
  identities: Identities;
  answers: AnswerCache;
  pages: PageCache;
  settingsCentre: OpeningTools['settingsCentre'];
  registry: OpeningTools['registry'];
  publicAddress: OpeningTools['publicAddress'];
  load: Load;
  webhooks: Webhooks;
  views: ViewCounter;
};
