import type { AnswerOf } from '#contracts/services.ts';
import type { FaultKind } from '../../pages/import/fault-kind.ts';
import type { FileFault } from '../../pages/import/judge-file.ts';

type ImportState = AnswerOf<'catalog', 'getImport'>['state'];

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** The words of import and export. */
export const transferEn = {
  transfer: {
    title: 'Import and export',
    importTitle: 'Bring products in',
    importLine:
      'Choose a CSV file with a line per variant. It is only checked first: you see what would change, and what is wrong, before anything is written.',
    choose: 'Choose a CSV file',
    orDrop: 'or drop it here',
    example: 'The export below has every column; it makes a good example.',
    sending: (name: string) => `Sending ${name}`,
    fileFaults: {
      empty: 'The file is empty.',
      'too-large': 'The file is larger than 300 MB. Split it into several.',
      spreadsheet: 'This is a workbook, not CSV. In the spreadsheet choose “Save as”, then “CSV UTF-8”.',
      encoding: 'Some characters cannot be read. In the spreadsheet choose “Save as”, then “CSV UTF-8”.',
    } satisfies Record<FileFault, string>,
    past: 'Imports of the last 30 days',
    pastEmptyTitle: 'Nothing was imported yet',
    pastEmptyLine:
      'Every file that you check or import stays listed here for 30 days, with what was wrong in it.',
    file: 'File',
    state: 'State',
    when: 'When',
    products: 'Products',
    faults: 'Faults',
    states: {
      receiving: 'Not sent whole',
      checking: 'Being checked',
      checked: 'Checked, not imported',
      applying: 'Being imported',
      done: 'Imported',
      failed: 'Failed',
      cancelled: 'Stopped',
    } satisfies Record<ImportState, string>,
    back: 'Import and export',
    importLoading: 'Import',
    progress: (share: number) => `${Math.floor(share * 100)} % of the file`,
    progressLabel: 'How far it is',
    linesDone: 'Lines read',
    wouldWrite: 'Would be written',
    written: 'Written',
    unchanged: 'As they are already',
    leftOut: 'Left out for a fault',
    startedAt: 'Begun',
    endedAt: 'Ended',
    apply: (products: number) => `Import ${count(products, 'product', 'products')} …`,
    applyTitle: 'Import this file?',
    applyLine: (products: number) =>
      `${count(products, 'product is', 'products are')} written over what the shop has. It goes on when you leave this page.`,
    applyLeaves: (products: number) =>
      `${count(products, 'product has', 'products have')} a fault and will be left out; the rest is imported.`,
    applyDo: 'Import now',
    applied: 'The import has begun.',
    nothingToApply: 'There is nothing to import: all products are as they are in the file, or have a fault.',
    cancel: 'Stop …',
    cancelTitle: 'Stop this import?',
    cancelLine:
      'Products that were written already stay as they are now. The file must be sent again to go on.',
    cancelDo: 'Stop the import',
    cancelled: 'The import was stopped.',
    again: 'Send a corrected file',
    failedHead: 'The file could not be read',
    faultsTitle: (faults: number) => `${count(faults, 'fault', 'faults')} in the file`,
    faultsLine:
      'Lines are counted as your spreadsheet counts them; the first line holds the names of the columns. Mend them there, save, and send the file again.',
    faultsKept: 'Only the first 10,000 are kept.',
    noFaults: 'The check found no fault.',
    line: 'Line',
    column: 'Column',
    reason: 'What is wrong',
    todo: 'What to do',
    wholeLine: 'the whole line',
    faultReasons: {} as Partial<Record<FaultKind, (column: string) => string>>,
    advice: {
      'sku-twice': 'Give each variant a SKU of its own, or take one of the lines out.',
      'no-amount': 'Write figures with a point and no sign of the currency, e.g. 12.34.',
      'no-price': 'Fill in at least one of price_gb, price_cn and the other columns of prices.',
      'column-twice': 'Take one of the two columns out.',
      'column-unknown': 'Correct the name, or take the column out. The export shows every name.',
      'column-missing': 'Add the column. The export shows how it is written.',
      'attributes-json': 'Write it like {"height": 12.5}, or use columns named attribute:height.',
      'attribute-unknown': 'Make the attribute first, or correct its key.',
      'attribute-value': 'Write a value of the kind that the attribute takes.',
      other: 'Correct the field in this line.',
    } satisfies Record<FaultKind, string>,
    saveFaults: 'Save all faults as CSV',
    savedFaults: (faults: number) => `${count(faults, 'fault was', 'faults were')} saved.`,
    exportTitle: 'Take products out',
    exportLine:
      'The whole catalog as one CSV file, as the import takes it: change it in a spreadsheet and bring it back.',
    exportDo: 'Export all products',
    exporting: (products: number) => `${count(products, 'product', 'products')} so far`,
    exported: (products: number) => `${count(products, 'product was', 'products were')} exported.`,
    documentsTitle: 'Take invoices and credit notes out',
    documentsLine:
      'A line per document and tax rate, for the books. Days count on the clock of the market; no names of customers are in it.',
    market: 'Market',
    markets: {
      gb: 'United Kingdom',
      cn: 'China',
      eu: 'Euro area',
      us: 'United States',
      jp: 'Japan',
      kw: 'Kuwait',
    },
    from: 'From',
    to: 'To',
    documentsDo: 'Export documents',
    exportingDocuments: (documents: number) => `${count(documents, 'document', 'documents')} so far`,
    exportedDocuments: (documents: number) =>
      `${count(documents, 'document was', 'documents were')} exported.`,
    noDocuments: 'There is no document of this market in these days; nothing was saved.',
    stop: 'Stop',
    stopped: 'The export was stopped; nothing was saved.',
  },
};
