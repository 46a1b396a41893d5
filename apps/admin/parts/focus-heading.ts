/** Puts the focus on the heading of the page, so that it is read out and the keyboard goes on from there. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
