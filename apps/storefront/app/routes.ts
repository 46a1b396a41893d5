import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';

const informationPages = ['delivery', 'returns', 'privacy', 'contact', 'about'];

export default [
  route('sitemap.xml', 'pages/sitemap.ts'),
  route('sitemaps/:name', 'pages/sitemap-part.ts'),
  route('robots.txt', 'pages/robots.ts'),
  ...prefix(':locale', [
    layout('parts/page-frame.tsx', [
      index('pages/home.tsx'),
      route('search', 'pages/search.tsx'),
      route('categories/:slug', 'pages/category.tsx'),
      route('collections/:slug', 'pages/collection.tsx'),
      route('products/:slug', 'pages/product.tsx'),
      route('market', 'pages/market.ts'),
      route('cart', 'pages/cart.tsx'),
      route('checkout', 'pages/checkout.tsx'),
      route('orders', 'pages/find-order.tsx'),
      route('orders/:orderId', 'pages/order.tsx'),
      ...informationPages.map((name) => route(name, 'pages/information.tsx', { id: name })),
      route('orders/:orderId/return', 'pages/return.tsx'),
      ...prefix('account', [
        route('sign-in', 'pages/account/sign-in.tsx'),
        route('sign-up', 'pages/account/sign-up.tsx'),
        route('sms', 'pages/account/sms.tsx'),
        route('password', 'pages/account/password.tsx'),
        route('sign-out', 'pages/account/sign-out.tsx'),
        route('wished', 'pages/account/wished.ts'),
        route('export/:caseId', 'pages/account/export.ts'),
        layout('pages/account/account-frame.tsx', [
          index('pages/account/orders.tsx'),
          route('addresses', 'pages/account/addresses.tsx'),
          route('addresses/:addressId', 'pages/account/address.tsx'),
          route('wishlist', 'pages/account/wishlist.tsx'),
          route('reviews', 'pages/account/reviews.tsx'),
          route('reviews/:slug', 'pages/account/review.tsx'),
          route('privacy', 'pages/account/privacy.tsx'),
          route('points', 'pages/account/points.tsx'),
          route('email', 'pages/account/email.tsx'),
          route('sessions', 'pages/account/sessions.tsx'),
        ]),
      ]),
      route('*', 'pages/not-found.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
