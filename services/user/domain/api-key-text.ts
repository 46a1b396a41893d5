const shape = /^souk_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

/** Writes an API key: the prefix is shown in lists, the secret only once. */
export function apiKeyText(prefix: string, secret: string): string {
  return `souk_${prefix}_${secret}`;
}

/** Whether a text can be an API key at all. */
export function isApiKeyText(text: string): boolean {
  return shape.test(text);
}
