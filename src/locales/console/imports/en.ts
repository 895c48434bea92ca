/** Import of files, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { ImportsWords } from './ru.ts'

const rows = (count: number) => plural('en', count, { one: '# row', other: '# rows' })

export const en: ImportsWords = {
  title: 'Import',
  lead: 'A table of sales, an export from the till, or a phone book. We show what we understood first, and store it only then.',
  drop: 'Drop a file here', or: 'or', choose: 'Choose a file', formats: 'CSV from Excel, a till or a shop, with whatever columns and encoding',
  reading: name => `Reading ${name}…`,
  anotherFile: 'Another file',
  step: { check: 'Check', commit: 'Storing', done: 'Done' },
  preview: {
    title: 'This is what we understood',
    kind: 'This is', kinds: { customers: 'a list of customers', purchases: 'a list of purchases' },
    columns: 'Columns', column: 'In the file', meaning: 'Taken as', samples: 'For example', ignore: 'Leave out',
    recheck: 'Checking again…',
    format: data => `Encoding ${data.encoding}, separator ${data.delimiter}`,
    tab: 'tab',
  },
  counts: {
    customers: 'customers', purchases: 'purchases', purchaseLines: 'receipt lines', refunds: 'refunds', refundLines: 'refund lines', anonymousPurchases: 'purchases without a name',
  },
  sum: 'worth', sumAfterRefunds: refunds => `after refunds of ${refunds}`,
  rejected: count => plural('en', count, { one: '# row will be left out', other: '# rows will be left out' }),
  skipped: count => plural('en', count, { one: '# row will be skipped', other: '# rows will be skipped' }),
  warnings: count => plural('en', count, { one: '# row is taken with a remark', other: '# rows are taken with a remark' }),
  line: row => `Row ${row}`,
  firstOnly: count => `The first ${count} are shown.`,
  nothing: 'There is nothing to store in this file. See the reasons below or try another file.',
  commit: 'Store', committing: 'Storing… you need not wait on this page.',
  result: {
    title: 'Stored', created: 'new', updated: 'updated', unchanged: 'already here',
    again: 'The same file can be imported again: nothing will be doubled.',
    toToday: 'See who is due', toCustomers: 'Open customers',
  },
  basis: {
    title: 'May they be written to?',
    text: 'Until you answer, nobody from this file gets a single message. Those who refused earlier stay refused.',
    options: {
      explicit: ['Yes, they agreed themselves', 'They ticked a box, signed a form or said “write to me”. Reminders and offers are both fine.'],
      'soft-opt-in': ['They are my buyers', 'They gave a phone or e-mail when buying. Reminders about similar things are fine, and every message says how to stop.'],
      contract: ['Only about orders', 'There is no consent to advertising. We write only about bookings and orders, without offers.'],
    },
    save: 'Save the answer', chosen: 'Basis', chosenText: 'The answer is recorded with the date and your name.',
  },
  undo: 'Undo the import', undoTitle: 'Undo this import?',
  undoText: 'What came from the file and you have not touched goes; what you changed stays. Nobody is sent anything.',
  undone: count => `Undone: ${rows(count)}.`,
  kept: count => `Kept because you changed it: ${rows(count)}.`,
  history: 'Earlier imports', historyEmpty: 'None yet.',
  states: { checked: 'checked', committing: 'storing', done: 'stored', failed: 'failed', undoing: 'undoing', undone: 'undone' },
  failedText: 'Storing was interrupted and nothing is left half done. Import the file again.',
  needsBasis: 'basis not chosen',
}
