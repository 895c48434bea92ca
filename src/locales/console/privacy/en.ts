/** The privacy page in English. */
import { plural } from '../../../kernel/locale.ts'
import type { PrivacyWords } from './ru.ts'

export const en: PrivacyWords = {
  title: 'Personal data',
  lead: 'How long to keep what is written about people. Sums, days of purchases and consents stay: the books and the law need them.',
  back: 'Settings',
  classes: {
    'message-words': { title: 'Words of sent messages', text: 'To whom, when and why you wrote stays; the words themselves are deleted.' },
    'reply-words': { title: 'Words of replies', text: 'What came of a reply stays: a booking, a refusal, another day.' },
    'import-remarks': { title: 'Remarks on uploaded files', text: 'Cells of rows that could not be read.' },
    notes: { title: 'Notes on customers', text: 'Those written down one by one, with a date.' },
  },
  keep: 'Keep',
  forever: 'for good',
  days: count => plural('en', count, { one: '# day', other: '# days' }),
  months: count => plural('en', count, { one: '# month', other: '# months' }),
  years: count => plural('en', count, { one: '# year', other: '# years' }),
  goes: count =>
    count === 0
      ? 'Nothing is deleted tonight.'
      : plural('en', count, {
          one: '# record is deleted tonight. It cannot be brought back.',
          other: '# records are deleted tonight. They cannot be brought back.',
        }),
  stays: 'Nothing is deleted by itself.',
  save: 'Keep that long',
  saved: 'The term is saved. We tidy up at night.',
  person: 'When a person asks',
  personSteps: [
    'Open the card: Customers → the name → “About the customer”.',
    '“Archive of everything” is one ZIP file with all that is stored: a page to read, tables and JSON.',
    '“Erase for good” removes the name, the contacts and the words everywhere. Sums stay, nothing is ever sent there again, and when a file brings the person back, the check says: asked to be forgotten.',
  ],
  openCustomers: 'Open the customers',
  place: 'Where the data is',
  placeText:
    'In the database on this server and in the copies you make yourself; only what you send or have connected leaves it. Every consent and refusal is kept with its exact words, its day and who wrote it down: it cannot be changed.',
  stops: 'Who is not written to, and why. The address is shown while a customer has it:',
  changes: 'Who changed what, and when:',
  consents: 'All consents and refusals in one table, with the text, the day, the channel and who recorded it:',
}
