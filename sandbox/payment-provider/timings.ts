/** How long everything takes that a test may want shorter, in milliseconds. */
export type Timings = {
  slowAnswerMs: number;
  processingMs: number;
  delayedWebhookMs: number;
  overtakenWebhookMs: number;
  webhookTimeoutMs: number;
  firstRetryMs: number;
  longestRetryMs: number;
  retryWindowMs: number;
};

/** What the README promises. */
export const realTimings: Timings = {
  slowAnswerMs: 30_000,
  processingMs: 2_000,
  delayedWebhookMs: 5_000,
  overtakenWebhookMs: 1_500,
  webhookTimeoutMs: 10_000,
  firstRetryMs: 500,
  longestRetryMs: 60_000,
  retryWindowMs: 24 * 3_600_000,
};
