/** How a payment behaves beyond what its status says. */
export type Scenario =
  | 'plain'
  | 'decline'
  | 'slow_answer'
  | 'error_after_success'
  | 'processing'
  | 'authentication'
  | 'delayed_webhook'
  | 'duplicated_webhooks'
  | 'reordered_webhooks';

export type TestCard = { scenario: Scenario; declineCode?: string };

const testCards: Record<string, TestCard> = {
  '4242424242424242': { scenario: 'plain' },
  '5555555555554444': { scenario: 'plain' },
  '6200000000000005': { scenario: 'plain' },
  '4000000000000002': { scenario: 'decline', declineCode: 'card_declined' },
  '4000000000009995': { scenario: 'decline', declineCode: 'insufficient_funds' },
  '4000000000009979': { scenario: 'decline', declineCode: 'stolen_card' },
  '4000000000000069': { scenario: 'decline', declineCode: 'expired_card' },
  '4000000000003220': { scenario: 'authentication' },
  '4000000000005001': { scenario: 'slow_answer' },
  '4000000000005019': { scenario: 'error_after_success' },
  '4000000000005027': { scenario: 'processing' },
  '4000000000005035': { scenario: 'delayed_webhook' },
  '4000000000005043': { scenario: 'duplicated_webhooks' },
  '4000000000005050': { scenario: 'reordered_webhooks' },
};

/** What a card number does here; a number that is no test card is declined, as real test modes do. */
export function findTestCard(number: string): TestCard {
  return testCards[number] ?? { scenario: 'decline', declineCode: 'not_a_test_card' };
}

/** The card's brand by its first digits. */
export function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  if (/^(62|81)/.test(number)) return 'unionpay';
  return 'other';
}
