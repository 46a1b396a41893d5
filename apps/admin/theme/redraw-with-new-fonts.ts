/**
 * Draws the page's text anew when a slice of a font has arrived. Chromium keeps boxes it drew meanwhile where a machine
 * has no font of its own for a script and the first font of the list is there; a changed font setting makes it look again.
 */
export function redrawWithNewFonts(page: Document): void {
  const { style } = page.documentElement;
  let arrivals = 0;
  page.fonts.addEventListener('loadingdone', () => {
    arrivals += 1;
    // Any number above 0 means the same: kerning, which is on anyway.
    style.fontFeatureSettings = `"kern" ${arrivals}`;
  });
}
