/** Words about bringing files in. */
import { plural } from '../../kernel/locale.ts'
import type { ImportWords } from './words.ts'

export const en: ImportWords = {
  refusals: {
    empty_file: 'The file is empty. Check that it is the right one.',
    header_only: 'The file holds headings only. Export it again, with its rows.',
    binary_file: 'This is no table: the file is damaged or of another kind. Save the table as CSV and bring that.',
    unsupported_format: 'Files of this kind cannot be read yet. Open it in a spreadsheet, choose "Save as" → CSV, and bring the CSV.',
    no_columns: 'Nothing here looks like a date, a phone or a sum. Name the columns, for instance "Date", "Phone", "Amount".',
    too_many_rows: 'The file has more than two million rows. Split it, for instance by year.',
    file_too_large: 'The file is too large. Split it, for instance by year.',
    busy: 'Another file is being brought in. Wait for it and try again.',
  },
  rejected: {
    bad_date: 'the date cannot be read', future_date: 'the date lies in the future', bad_amount: 'the sum cannot be read', bad_currency: 'unknown currency',
    no_contact: 'neither phone nor e-mail', extra_cells: 'too many cells: a comma split the sum', cell_too_long: 'a cell is too long', unclosed_quote: 'a quote is not closed',
  },
  warnings: {
    no_contact: 'no phone and no e-mail, the customer is known by name only', phone_fixed: 'look-alike letters in the phone were repaired', bad_phone: 'the phone cannot be read',
    bad_email: 'the e-mail address cannot be read', bad_quantity: 'the quantity cannot be read, 1 was taken', bad_birthday: 'the birthday cannot be read', zero_amount: 'the sum is zero',
    extra_cells: 'there are cells to the right without a heading',
  },
  skipped: {
    title: 'title', header: 'headings', blank: 'blank row', totals: 'total', signature: 'signature', sep_directive: 'technical row', cancelled: 'cancelled', not_paid: 'not paid',
  },
  row: row => `row ${row}`,
  customers: n => plural('en', n, { one: '# customer', other: '# customers' }),
  purchases: n => plural('en', n, { one: '# purchase', other: '# purchases' }),
  refunds: n => plural('en', n, { one: '# refund', other: '# refunds' }),
  anonymous: n => `${n} of them without a name`,
  checked: 'Checked; nothing was stored.',
  brought: 'Brought in.',
  result: (created, updated, unchanged) => `${created} new, ${updated} changed, ${unchanged} unchanged.`,
  rejectedRows: n => plural('en', n, { one: '# row was not taken:', other: '# rows were not taken:' }),
  warningRows: n => plural('en', n, { one: '# row was taken with a remark:', other: '# rows were taken with a remark:' }),
  more: n => `… and ${n} more`,
  nobodyIsWritten: 'Nobody of them is written to until you say under "Import" where their consent comes from.',
  howToUndo: id => `To put everything back: regulars import undo ${id}`,
  undone: (removed, restored) => `The import was taken out: ${removed} records removed, ${restored} put back to their old values.`,
  kept: n => plural('en', n, { one: '# record was changed since and stays.', other: '# records were changed since and stay.' }),
  undoRefusals: {
    'unknown-import': 'There is no such import. Its number stands under "Import".',
    'already-undone': 'This import has been taken out already.',
    'not-finished': 'This import has not finished. Bring the same file again: it goes on where it stopped.',
    'too-late': 'More than 30 days have passed: this import can no longer be taken out as a whole. Customers can be deleted one by one.',
    busy: 'Another file is being brought in. Wait for it and try again.',
  },
  fileNotRead: file => `${file} cannot be opened. Check the name and that you may read it.`,
}
