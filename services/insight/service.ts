import { newTrace } from '#runtime/telemetry/trace-context.ts';
import { defineService } from '#runtime/tools.ts';
import { auditBooks } from './flows/audit/audit-books.ts';
import { measureBreaches } from './flows/audit/measure-breaches.ts';
import { listBreaches } from './flows/audit/list-breaches.ts';
import { listRepairs } from './flows/audit/list-repairs.ts';
import { recountBooks } from './flows/audit/recount-books.ts';
import { repairBreach } from './flows/audit/repair-breach.ts';
import { pruneSteps } from './flows/conversion/prune-steps.ts';
import { recordCarts } from './flows/conversion/record-carts.ts';
import { recordCheckouts } from './flows/conversion/record-checkouts.ts';
import { recordViews } from './flows/conversion/record-views.ts';
import { reportConversion } from './flows/conversion/report-conversion.ts';
import { getCustomerFigures } from './flows/customers/get-customer-figures.ts';
import { listSegmentMembers } from './flows/customers/list-segment-members.ts';
import { listTopCustomers } from './flows/customers/list-top-customers.ts';
import { previewSegment } from './flows/customers/preview-segment.ts';
import { listSegments } from './flows/customers/list-segments.ts';
import { removeSegment } from './flows/customers/remove-segment.ts';
import { setSegment } from './flows/customers/set-segment.ts';
import { sortCustomers } from './flows/customers/sort-customers.ts';
import { recommendForMe } from './flows/recommendations/recommend-for-me.ts';
import { recommendWith } from './flows/recommendations/recommend-with.ts';
import { erasePerson } from './flows/privacy/erase-person.ts';
import { exportPerson } from './flows/privacy/export-person.ts';
import { relateSoldProducts } from './flows/recommendations/relate-sold-products.ts';
import { reportCategories } from './flows/report/report-categories.ts';
import { reportProducts } from './flows/report/report-products.ts';
import { reportSales } from './flows/report/report-sales.ts';
import { reportUnsold } from './flows/report/report-unsold.ts';
import { getSales } from './flows/sales/get-sales.ts';
import { recordCancellation } from './flows/sales/record-cancellation.ts';
import { recordOrders } from './flows/sales/record-orders.ts';
import { sumOrderFigures } from './flows/sales/sum-order-figures.ts';
import { recordRefund } from './flows/sales/record-refund.ts';
import { recordSales } from './flows/sales/record-sales.ts';
import { reportStockAges } from './flows/stock/report-stock-ages.ts';
import { recordMoves } from './flows/stock/record-moves.ts';
import { settleMoves } from './flows/stock/settle-moves.ts';
import { sumStockAges } from './flows/stock/sum-stock-ages.ts';
import { countWords } from './flows/search/count-words.ts';
import { forgetChanges } from './flows/search/forget-changes.ts';
import { indexCategory } from './flows/search/index-category.ts';
import { indexProduct } from './flows/search/index-product.ts';
import type { InsightResources } from './flows/search/insight-resources.ts';
import { listFacets } from './flows/search/list-facets.ts';
import { noteStock } from './flows/search/note-stock.ts';
import { rewordCategory } from './flows/search/reword-category.ts';
import { searchProducts } from './flows/search/search-products.ts';
import { suggestSearches } from './flows/search/suggest-searches.ts';
import { openWordIndexes } from './flows/search/word-indexes.ts';
import { listBoosts } from './flows/steering/list-boosts.ts';
import { listSynonyms } from './flows/steering/list-synonyms.ts';
import { removeBoost } from './flows/steering/remove-boost.ts';
import { setBoost } from './flows/steering/set-boost.ts';
import { setSynonyms } from './flows/steering/set-synonyms.ts';
import { auditInsight } from './store/audit.ts';

/** The insight centre: search and category pages, and the figures of sales. */
export const insightService = defineService<'insight', InsightResources>({
  name: 'insight',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    exportPerson,
    erasePerson,
    searchProducts,
    listFacets,
    suggestSearches,
    listSynonyms,
    setSynonyms,
    listBoosts,
    setBoost,
    removeBoost,
    getSales,
    reportSales,
    reportProducts,
    reportCategories,
    reportUnsold,
    reportStockAges,
    sumStockAges,
    reportConversion,
    recommendWith,
    recommendForMe,
    getCustomerFigures,
    listSegments,
    setSegment,
    previewSegment,
    listTopCustomers,
    removeSegment,
    listSegmentMembers,
    sumOrderFigures,
    listBreaches,
    repairBreach,
    listRepairs,
  },
  on: {
    'product.changed': indexProduct,
    'category.changed': indexCategory,
    'stock.changed': noteStock,
    'stock.moved': recordMoves,
    'order.placed': { together: recordOrders },
    'order.paid': { together: recordSales },
    'order.cancelled': recordCancellation,
    'order.refunded': recordRefund,
    'shop.viewed': recordViews,
    'cart.started': { together: recordCarts },
    'checkout.started': { together: recordCheckouts },
  },
  onEveryInstance: {},
  jobs: {
    'reword-category': { run: rewordCategory },
    'relate-sold-products': { run: relateSoldProducts, everySeconds: 60 },
    'sort-customers': { run: sortCustomers, everySeconds: 3600 },
    'prune-steps': { run: pruneSteps, everySeconds: 3600 },
    'settle-moves': { run: settleMoves, everySeconds: 3600 },
    'forget-changes': { run: forgetChanges, everySeconds: 3600 },
    'count-words': { run: (tools) => countWords(tools, 0.05), everySeconds: 300 },
    // A shop that has just been filled must not wait so long to know its common words.
    'count-first-words': { run: (tools) => countWords(tools, 1), everySeconds: 30 },
    'audit-books': { run: auditBooks, everySeconds: 10 },
    'recount-books': { run: recountBooks, everySeconds: 60 },
  },
  audit: auditInsight,
  measure: measureBreaches,
  open: ({ database, log }) => {
    const [db, background] = [database.bind(newTrace(0)), database.bind(newTrace(0), true)];
    return Promise.resolve({ words: openWordIndexes({ db, background, log }) });
  },
  close: ({ words }) => Promise.resolve(words.close()),
});
