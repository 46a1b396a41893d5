import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screens } from './screens.ts';

/** Writes the page that shows the pictures side by side. */
export async function writeScreensPage(folder: string): Promise<void> {
  const head = `# Screens

What people see: ten pages on a phone (390 × 844) and a desktop (1280 × 900), in both languages. Made by \`node tools/screens.ts\`, which
starts a demo shop, opens each page in Chromium and takes its picture; the list of pages is \`tools/screens/screens.ts\`. Look at
them after a change of what people see, and mend what you would not show.
`;
  const parts = screens.map(({ name, title }) => {
    const picture = (language: string, size: string, width: number) =>
      `<img src="${name}-${language}-${size}.webp" width="${width}" alt="${title}, ${language === 'en' ? 'English' : '中文'}, ${size}">`;
    const row = ['en', 'zh'].flatMap((language) => [
      picture(language, 'desktop', 330),
      picture(language, 'phone', 107),
    ]);
    return `## ${title}\n\n${row.join('\n')}\n`;
  });
  await writeFile(join(folder, 'README.md'), [head, ...parts].join('\n'));
}
