/** The body of a request as people read it: JSON on lines of its own, anything else as it is. */
export function shownBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
