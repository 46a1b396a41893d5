import { createBrowserRouter, type RouteObject } from 'react-router';
import type { ReactNode } from 'react';
import { AccountPage } from './pages/account/account-page.tsx';
import { ApiKeysPage } from './pages/api-keys/api-keys-page.tsx';
import { CategoriesPage } from './pages/categories/categories-page.tsx';
import { CollectionPage } from './pages/collections/collection-page.tsx';
import { CollectionsPage } from './pages/collections/collections-page.tsx';
import { NewCollectionPage } from './pages/collections/new-collection-page.tsx';
import { GroupPage } from './pages/customer-groups/group-page.tsx';
import { GroupsPage } from './pages/customer-groups/groups-page.tsx';
import { CustomerPage } from './pages/customer/customer-page.tsx';
import { CustomersPage } from './pages/customers/customers-page.tsx';
import { DashboardPage } from './pages/dashboard/dashboard-page.tsx';
import { AuditLogPage } from './pages/audit-log/audit-log-page.tsx';
import { DisputesPage } from './pages/disputes/disputes-page.tsx';
import { ImportPage } from './pages/import/import-page.tsx';
import { ImportReportPage } from './pages/import/import-report-page.tsx';
import { InstancesPage } from './pages/instances/instances-page.tsx';
import { MessagePage } from './pages/messages/message-page.tsx';
import { MessagesPage } from './pages/messages/messages-page.tsx';
import { OrderPage } from './pages/order/order-page.tsx';
import { OrdersPage } from './pages/orders/orders-page.tsx';
import { NewProductPage } from './pages/product/new-product-page.tsx';
import { PaymentReviewsPage } from './pages/payment-reviews/payment-reviews-page.tsx';
import { ProductPage } from './pages/product/product-page.tsx';
import { ProductsPage } from './pages/products/products-page.tsx';
import { PromotionPage } from './pages/promotion/promotion-page.tsx';
import { PromotionsPage } from './pages/promotions/promotions-page.tsx';
import { ReconciliationPage } from './pages/reconciliation/reconciliation-page.tsx';
import { ReturnsPage } from './pages/returns/returns-page.tsx';
import { ReviewsPage } from './pages/reviews/reviews-page.tsx';
import { RulesPage } from './pages/rules/rules-page.tsx';
import { RolesPage } from './pages/roles/roles-page.tsx';
import { SalesPage } from './pages/sales/sales-page.tsx';
import { SearchRulesPage } from './pages/search-rules/search-rules-page.tsx';
import { SegmentPage } from './pages/segment/segment-page.tsx';
import { SegmentsPage } from './pages/segments/segments-page.tsx';
import { SettingsPage } from './pages/settings/settings-page.tsx';
import { NewPasswordPage } from './pages/sign-in/new-password-page.tsx';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';
import { StaffPage } from './pages/staff/staff-page.tsx';
import { StockPage } from './pages/stock/stock-page.tsx';
import { DeliveryPage } from './pages/webhooks/delivery-page.tsx';
import { WebhookPage } from './pages/webhooks/webhook-page.tsx';
import { WebhooksPage } from './pages/webhooks/webhooks-page.tsx';
import { Arrivals } from './shell/arrivals.tsx';
import { BrokenPage } from './shell/broken-page.tsx';
import { LostPage } from './shell/lost-page.tsx';
import { Needs } from './shell/needs.tsx';
import { screens, type Screen, type ScreenName } from './shell/screens.ts';
import { StaffOnly } from './shell/staff-only.tsx';
import { Start } from './shell/start.tsx';

const pages: Record<ScreenName, ReactNode> = {
  dashboard: <DashboardPage />,
  orders: <OrdersPage />,
  returns: <ReturnsPage />,
  disputes: <DisputesPage />,
  paymentReviews: <PaymentReviewsPage />,
  promotions: <PromotionsPage />,
  reconciliation: <ReconciliationPage />,
  rules: <RulesPage />,
  products: <ProductsPage />,
  categories: <CategoriesPage />,
  collections: <CollectionsPage />,
  stock: <StockPage />,
  reviews: <ReviewsPage />,
  importExport: <ImportPage />,
  customers: <CustomersPage />,
  customerGroups: <GroupsPage />,
  segments: <SegmentsPage />,
  reports: <SalesPage />,
  messages: <MessagesPage />,
  searchRules: <SearchRulesPage />,
  staff: <StaffPage />,
  roles: <RolesPage />,
  auditLog: <AuditLogPage />,
  apiKeys: <ApiKeysPage />,
  webhooks: <WebhooksPage />,
  settings: <SettingsPage />,
  instances: <InstancesPage />,
};

type Detail = { path: string; page: ReactNode };

/** Pages about one thing of a screen. */
const details: Partial<Record<ScreenName, readonly Detail[]>> = {
  orders: [{ path: ':orderId', page: <OrderPage /> }],
  promotions: [{ path: ':promotionId', page: <PromotionPage /> }],
  products: [
    { path: 'new', page: <NewProductPage /> },
    { path: ':slug', page: <ProductPage /> },
  ],
  collections: [
    { path: 'new', page: <NewCollectionPage /> },
    { path: ':slug', page: <CollectionPage /> },
  ],
  importExport: [{ path: ':importId', page: <ImportReportPage /> }],
  messages: [{ path: ':template', page: <MessagePage /> }],
  webhooks: [
    { path: ':endpointId', page: <WebhookPage /> },
    { path: ':endpointId/:deliveryId', page: <DeliveryPage /> },
  ],
  customers: [{ path: ':customerId', page: <CustomerPage /> }],
  customerGroups: [{ path: ':groupId', page: <GroupPage /> }],
  segments: [{ path: ':segmentId', page: <SegmentPage /> }],
};

/** Makes the router of the admin, below `/admin`. */
export function createAdminRouter() {
  const staffPages: RouteObject[] = [
    ...screens.flatMap(routesOf),
    { path: '/account', element: <AccountPage /> },
    { path: '*', element: <LostPage /> },
  ];
  const pagesForAll: RouteObject[] = [
    { path: '/sign-in', element: <SignInPage /> },
    { path: '/new-password', element: <NewPasswordPage /> },
  ];
  const children = [...pagesForAll, { element: <StaffOnly />, children: staffPages }];
  return createBrowserRouter([{ element: <Arrivals />, errorElement: <BrokenPage />, children }], {
    basename: '/admin',
  });
}

function routesOf({ path, name, needs }: Screen): RouteObject[] {
  if (name === 'dashboard') return [{ index: true, element: <Start home={pages.dashboard} /> }];
  const shown = (page: ReactNode) => <Needs anyOf={needs}>{page}</Needs>;
  return [
    { path, element: shown(pages[name]) },
    ...(details[name] ?? []).map((detail) => ({
      path: `${path}/${detail.path}`,
      element: shown(detail.page),
    })),
  ];
}
