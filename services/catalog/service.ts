import { defineService } from '#runtime/tools.ts';
import type { KnownQuotes } from './domain/known-quotes.ts';
import { importAttributes } from './flows/attribute/import-attributes.ts';
import { importBrands } from './flows/attribute/import-brands.ts';
import { listAttributes } from './flows/attribute/list-attributes.ts';
import { listBrands } from './flows/attribute/list-brands.ts';
import { importCategories } from './flows/category/import-categories.ts';
import { listCategories } from './flows/category/list-categories.ts';
import { listCategoriesForStaff } from './flows/category/list-categories-for-staff.ts';
import { removeCategory } from './flows/category/remove-category.ts';
import { fillCollections } from './flows/collection/fill-collections.ts';
import { getCollection } from './flows/collection/get-collection.ts';
import { getCollectionForStaff } from './flows/collection/get-collection-for-staff.ts';
import { hearCategory } from './flows/collection/hear-category.ts';
import { keepProduct } from './flows/collection/keep-product.ts';
import { listCollections } from './flows/collection/list-collections.ts';
import { previewRule } from './flows/collection/preview-rule.ts';
import { removeCollection } from './flows/collection/remove-collection.ts';
import { saveCollection } from './flows/collection/save-collection.ts';
import { addImportPart } from './flows/import/add-import-part.ts';
import { assumeForImport } from './flows/import/assume-for-import.ts';
import { cancelImport } from './flows/import/cancel-import.ts';
import { createImport } from './flows/import/create-import.ts';
import { exportProducts } from './flows/import/export-products.ts';
import { getImport } from './flows/import/get-import.ts';
import { listImportFaults } from './flows/import/list-import-faults.ts';
import { listImports } from './flows/import/list-imports.ts';
import { startImport } from './flows/import/start-import.ts';
import { erasePerson } from './flows/privacy/erase-person.ts';
import { exportPerson } from './flows/privacy/export-person.ts';
import { derivePrices } from './flows/price/derive-prices.ts';
import { getPrices } from './flows/price/get-prices.ts';
import { listExchangeRates } from './flows/price/list-exchange-rates.ts';
import { recordExchangeRates } from './flows/price/record-exchange-rates.ts';
import { schedulePrice } from './flows/price/schedule-price.ts';
import { importDrawings } from './flows/picture/import-drawings.ts';
import { listProductPictures } from './flows/picture/list-product-pictures.ts';
import { openPictures, type PictureWork } from './flows/picture/open-pictures.ts';
import { createTakesTogether, type TakesTogether } from './flows/stock/takes-together.ts';
import { readRendition } from './flows/picture/read-rendition.ts';
import { saveProductPictures } from './flows/picture/save-product-pictures.ts';
import { sweepPictures } from './flows/picture/sweep-pictures.ts';
import { uploadPicture } from './flows/picture/upload-picture.ts';
import { setPrice } from './flows/price/set-price.ts';
import { suggestPrices } from './flows/price/suggest-prices.ts';
import { turnPrices } from './flows/price/turn-prices.ts';
import { withdrawPrice } from './flows/price/withdraw-price.ts';
import { getProduct } from './flows/product/get-product.ts';
import { getProductForStaff } from './flows/product/get-product-for-staff.ts';
import { importProducts } from './flows/product/import-products.ts';
import { listProductsForStaff } from './flows/product/list-products-for-staff.ts';
import { listVariants } from './flows/product/list-variants.ts';
import { runImports } from './flows/product/run-imports.ts';
import { saveProduct } from './flows/product/save-product.ts';
import { forgetPurchase } from './flows/review/forget-purchase.ts';
import { getMyReview } from './flows/review/get-my-review.ts';
import { listMyReviews } from './flows/review/list-my-reviews.ts';
import { listReviews } from './flows/review/list-reviews.ts';
import { listReviewsForStaff } from './flows/review/list-reviews-for-staff.ts';
import { moderateReviews } from './flows/review/moderate-reviews.ts';
import { notePurchase } from './flows/review/note-purchase.ts';
import { reportReview } from './flows/review/report-review.ts';
import { writeReview } from './flows/review/write-review.ts';
import { countStock } from './flows/stock/count-stock.ts';
import { commitReservation } from './flows/stock/commit-reservation.ts';
import { expireReservations } from './flows/stock/expire-reservations.ts';
import { extendReservation } from './flows/stock/extend-reservation.ts';
import { getStock } from './flows/stock/get-stock.ts';
import { listLocations } from './flows/stock/list-locations.ts';
import { listLowStock } from './flows/stock/list-low-stock.ts';
import { listStockMovements } from './flows/stock/list-stock-movements.ts';
import { putLocation } from './flows/stock/put-location.ts';
import { setStockLimits } from './flows/stock/set-stock-limits.ts';
import { transferStock } from './flows/stock/transfer-stock.ts';
import { quote } from './flows/stock/quote.ts';
import { receiveStock } from './flows/stock/receive-stock.ts';
import { sumMovements } from './flows/stock/sum-movements.ts';
import { sumReservations } from './flows/stock/sum-reservations.ts';
import { releaseReservation } from './flows/stock/release-reservation.ts';
import { reserve } from './flows/stock/reserve.ts';
import { shipGoods } from './flows/stock/ship-goods.ts';
import { takeBackGoods } from './flows/stock/take-back-goods.ts';
import { auditChanges } from './flows/book/audit-changes.ts';
import { listBookKeys } from './flows/book/list-book-keys.ts';
import { recount } from './flows/book/recount.ts';
import { recountStock } from './flows/book/recount-stock.ts';
import { tellProduct } from './flows/book/tell-product.ts';
import { tellStock } from './flows/book/tell-stock.ts';
import { tellBooks } from './flows/book/tell-books.ts';
import { auditCatalog } from './store/audit.ts';

/** The catalog centre: products, categories, prices, pictures and stock. */
export const catalogService = defineService<
  'catalog',
  PictureWork & { takes: TakesTogether; quotes: KnownQuotes }
>({
  name: 'catalog',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    getProduct,
    listVariants,
    listCategories,
    listCategoriesForStaff,
    removeCategory,
    uploadPicture,
    importDrawings,
    readRendition,
    listProductPictures,
    saveProductPictures,
    importCategories,
    importProducts,
    listProductsForStaff,
    getProductForStaff,
    saveProduct,
    getCollection,
    listCollections,
    getCollectionForStaff,
    saveCollection,
    removeCollection,
    previewRule,
    writeReview,
    getMyReview,
    listMyReviews,
    reportReview,
    listReviews,
    listReviewsForStaff,
    moderateReviews,
    exportPerson,
    erasePerson,
    createImport,
    addImportPart,
    assumeForImport,
    startImport,
    getImport,
    listImports,
    listImportFaults,
    cancelImport,
    exportProducts,
    importAttributes,
    listAttributes,
    importBrands,
    listBrands,
    setPrice,
    getPrices,
    schedulePrice,
    withdrawPrice,
    suggestPrices,
    listExchangeRates,
    recordExchangeRates,
    quote,
    reserve,
    extendReservation,
    commitReservation,
    releaseReservation,
    shipGoods,
    takeBackGoods,
    receiveStock,
    getStock,
    putLocation,
    listLocations,
    transferStock,
    countStock,
    setStockLimits,
    listStockMovements,
    listLowStock,
    sumMovements,
    sumReservations,
    auditChanges,
    listBookKeys,
    recount,
    recountStock,
    tellProduct,
    tellStock,
    tellBooks,
  },
  on: {
    'product.changed': keepProduct,
    'stock.changed': keepProduct,
    'category.changed': hearCategory,
    'order.paid': notePurchase,
    'order.cancelled': forgetPurchase,
  },
  onEveryInstance: {},
  jobs: {
    'expire-reservations': { run: expireReservations, everySeconds: 30 },
    'turn-prices': { run: turnPrices, everySeconds: 5 },
    'derive-prices': { run: derivePrices, everySeconds: 10 },
    'fill-collections': { run: fillCollections, everySeconds: 3600 },
    'sweep-pictures': { run: sweepPictures, everySeconds: 3600 },
    'run-imports': { run: runImports, everySeconds: 1 },
  },
  audit: auditCatalog,
  open: () => Promise.resolve({ ...openPictures(), takes: createTakesTogether(), quotes: new Map() }),
  close: () => Promise.resolve(),
});
