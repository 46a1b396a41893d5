/** A step of a story, as it is called when a kill point is armed before it. */
export type Step =
  | 'checkout'
  | 'approve'
  | 'pay'
  | 'decide'
  | 'sweep'
  | 'cancel'
  | 'refund'
  | 'ship'
  | 'call off'
  | 'deliver'
  | 'cash'
  | 'refuse'
  | 'request'
  | 'answer'
  | 'receive';

/** What a story is told of, and who is told which step comes. */
export type Telling = { variantId: string; before: (step: Step) => void };
