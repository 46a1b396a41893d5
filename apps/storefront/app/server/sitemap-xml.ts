const languages = [
  ['en-gb', 'en-GB'],
  ['zh-cn', 'zh-CN'],
  ['en-gb', 'x-default'],
] as const;

/** A sitemap (sitemaps.org 0.9) of pages by their paths below the language, each in both languages and with the other named. */
export function sitemapXml(origin: string, paths: readonly string[]): string {
  const urls = paths.flatMap((path) => {
    const links = languages.map(
      ([locale, tag]) =>
        `<xhtml:link rel="alternate" hreflang="${tag}" href="${escape(`${origin}/${locale}${path}`)}"/>`,
    );
    return ['en-gb', 'zh-cn'].map(
      (locale) => `<url><loc>${escape(`${origin}/${locale}${path}`)}</loc>${links.join('')}</url>`,
    );
  });
  const spaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `${head}<urlset ${spaces}>\n${urls.join('\n')}\n</urlset>\n`;
}

/** The index of several sitemaps by their addresses. */
export function sitemapIndexXml(addresses: readonly string[]): string {
  const maps = addresses.map((address) => `<sitemap><loc>${escape(address)}</loc></sitemap>`);
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
