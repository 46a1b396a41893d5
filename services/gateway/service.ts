import { createSubjectSigner } from '#runtime/identity/subject-token.ts';
import { acceptMore } from '#runtime/start/accept-more.ts';
import { defineService } from '#runtime/tools.ts';
import { watchCluster } from './flows/server/watch-cluster.ts';
import { createIdentities } from './flows/identity/identities.ts';
import { listAuditLog } from './flows/audit/list-audit-log.ts';
import { pruneAuditLog } from './flows/audit/prune-audit-log.ts';
import { forgetEnded } from './flows/identity/forget-ended.ts';
import { createAdmission } from './flows/server/admission.ts';
import { createAnswerCache } from './flows/server/answer-cache.ts';
import { createCrawlers } from './flows/server/crawlers.ts';
import { createPageCache } from './flows/server/page-cache.ts';
import { createPublicServer } from './flows/server/create-public-server.ts';
import { dropCached } from './flows/server/drop-cached.ts';
import { leaveServer } from './flows/server/leave-server.ts';
import { countViews } from './flows/server/count-views.ts';
import { countGateways } from './flows/server/count-gateways.ts';
import { createRateLimit } from './flows/server/rate-limit.ts';
import type { GatewayResources } from './flows/server/gateway-resources.ts';
import { changeSetting } from './flows/settings/change-setting.ts';
import { listInstances } from './flows/settings/list-instances.ts';
import { listSettings } from './flows/settings/list-settings.ts';
import { undoSetting } from './flows/settings/undo-setting.ts';
import { workPrivacyCases } from './flows/privacy/work-privacy-cases.ts';
import { listStaffNotices } from './flows/notice/list-staff-notices.ts';
import { createWebhook } from './flows/webhook/create-webhook.ts';
import { getWebhookDelivery } from './flows/webhook/get-webhook-delivery.ts';
import { listWebhookDeliveries } from './flows/webhook/list-webhook-deliveries.ts';
import { listWebhooks } from './flows/webhook/list-webhooks.ts';
import { openWebhooks } from './flows/webhook/open-webhooks.ts';
import { pruneWebhooks } from './flows/webhook/prune-webhooks.ts';
import { recordEvents } from './flows/webhook/record-events.ts';
import { redriveWebhookDeliveries } from './flows/webhook/redrive-webhook-deliveries.ts';
import { removeWebhook } from './flows/webhook/remove-webhook.ts';
import { rotateWebhookSecret } from './flows/webhook/rotate-webhook-secret.ts';
import { sendDue } from './flows/webhook/send-due.ts';
import { testWebhook } from './flows/webhook/test-webhook.ts';
import { updateWebhook } from './flows/webhook/update-webhook.ts';
import { auditGateway } from './store/audit.ts';

/** Couriers have this part of the time to leave; what else stops needs the rest. */
const couriersShare = 2;

/** One listener for all of them: events of several names are written down at once. */
const toWebhooks = { together: recordEvents };

/** The one door: routing, who is asking, limits, cached answers, the public API and the web apps. */
export const gatewayService = defineService<'gateway', GatewayResources>({
  name: 'gateway',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    listSettings: (tools) => listSettings(tools),
    changeSetting,
    undoSetting,
    listInstances: (tools) => listInstances(tools),
    listWebhooks: (tools) => listWebhooks(tools),
    createWebhook,
    updateWebhook,
    removeWebhook,
    rotateWebhookSecret,
    testWebhook,
    listWebhookDeliveries,
    getWebhookDelivery,
    redriveWebhookDeliveries,
    listStaffNotices,
    listAuditLog,
  },
  on: {
    'product.changed': toWebhooks,
    'category.changed': toWebhooks,
    'stock.changed': toWebhooks,
    'order.placed': toWebhooks,
    'order.paid': toWebhooks,
    'order.cancelled': toWebhooks,
    'payment.settled': toWebhooks,
  },
  onEveryInstance: {
    'product.changed': dropCached,
    'category.changed': dropCached,
    'stock.changed': dropCached,
    'reviews.changed': dropCached,
    'session.ended': forgetEnded,
  },
  onGap: (tools) => {
    tools.resources.answers.clear();
    tools.resources.pages.clear();
    tools.resources.identities.forgetAll();
    return Promise.resolve();
  },
  jobs: {
    'work-privacy-cases': { run: (tools) => workPrivacyCases(tools), everySeconds: 5 },
    'send-due-webhooks': { run: (tools) => sendDue(tools), everySeconds: 2 },
    'prune-audit-log': { run: (tools) => pruneAuditLog(tools), everySeconds: 3600 },
    'prune-webhooks': { run: (tools) => pruneWebhooks(tools), everySeconds: 3600 },
  },
  audit: auditGateway,
  open: async (start) => {
    const [signingKey] = start.keys.subjectKeys;
    if (!signingKey) throw new Error('the gateway has no key to sign subjects with');
    const identities = createIdentities({
      reach: start.reach,
      sign: createSubjectSigner(signingKey),
      trustMs: () => start.setting('gateway.sessionCacheMs'),
    });
    const answers = createAnswerCache();
    const pages = createPageCache();
    const cluster = watchCluster(start.database);
    const load = { isLeaving: false };
    const views = countViews(start);
    const rateLimit = createRateLimit(() => 1 / countGateways(start.registry));
    const server = await createPublicServer({
      ...start,
      identities,
      answers,
      pages,
      rateLimit,
      crawlers: createCrawlers(),
      load,
      admission: createAdmission(() => start.setting('gateway.maxInFlight')),
      cluster,
      views,
    });
    const { settingsCentre, registry, publicAddress } = start;
    const webhooks = openWebhooks(start);
    const kept = { identities, answers, pages, load, views };
    return { ...kept, server, settingsCentre, registry, publicAddress, webhooks };
  },
  serve: async (resources) => {
    const { server, publicAddress } = resources;
    if (!publicAddress) await server.ready();
    else {
      await server.listen(publicAddress);
      resources.moreHandles = acceptMore(server.server);
    }
  },
  drain: async (resources, withinMs) => {
    await Promise.all([
      leaveServer(resources, withinMs),
      resources.webhooks.couriers.stop(withinMs / couriersShare),
    ]);
  },
  close: async ({ server, moreHandles, webhooks, views }) => {
    moreHandles?.close();
    await server.close();
    await views.stop();
    await webhooks.couriers.stop(0);
    await webhooks.sender.close();
  },
});
