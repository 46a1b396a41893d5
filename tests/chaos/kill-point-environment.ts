/** What a shop must be told at its start so that every story of an order can be told in it, and whoever dies is soon back. */
export const killPointEnvironment: Readonly<Record<string, string>> = {
  SOUK_RESTART_WAIT_MS_MOST: '200',
  SOUK_ORDER_ON_DELIVERY_GB: '50000 GB',
  SOUK_ORDER_CAPTURE_CN: 'at shipping',
  SOUK_PAYMENT_RISK_RULES: 'buyer-cards 2 - 3600',
  SOUK_GATEWAY_WEBHOOK_ALLOWS_PRIVATE: 'true',
};
