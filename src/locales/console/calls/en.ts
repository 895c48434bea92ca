/** The call list: on the screen and on an A4 sheet. */
import { plural } from '../../../kernel/locale.ts'
import type { CallsWords } from './ru.ts'

export const en: CallsWords = {
  lead: count => plural('en', count, { one: '# call for today', other: '# calls for today' }),
  empty: 'Nobody to call today. Look in tomorrow.',
  print: 'Print',
  call: name => `Call ${name}`,
  until: day => `until ${day}`,
  result: 'Result',
  dayLater: 'Remind when',
  dayBooked: 'For which day',
  stopMeans: 'Nobody will write to him or call him again.',
  paperResults: ['booked', 'later: ____', 'no', 'no answer', 'wrong number', 'do not call'],
}
