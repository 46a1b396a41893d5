export type FileFault = 'empty' | 'too-large' | 'spreadsheet' | 'encoding';

/** What the shop takes: as many parts as it allows, of a million characters each, would be far more than a browser holds. */
const bytesMost = 300_000_000;

/** Why a file cannot be sent as a product file, as far as its size tells; undefined when it may. */
export function judgeSize(bytes: number): FileFault | undefined {
  if (bytes === 0) return 'empty';
  return bytes > bytesMost ? 'too-large' : undefined;
}

/** Why the text of a file is none of a product file: a workbook of a spreadsheet, or not written in UTF-8. */
export function judgeContent(content: string): FileFault | undefined {
  if (content.trim() === '') return 'empty';
  // Workbooks (.xlsx, .ods) are ZIP archives; older ones begin with bytes that are no UTF-8.
  if (content.startsWith('PK\u0003\u0004')) return 'spreadsheet';
  return content.includes('\uFFFD') ? 'encoding' : undefined;
}
