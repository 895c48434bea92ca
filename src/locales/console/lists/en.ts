/** Taking a list as a file, in English. */
import type { TakeListWords } from './ru.ts'

export const en: TakeListWords = {
  take: 'Take as a file',
  lead: 'Any list leaves as a file: Excel or CSV, as your spreadsheet opens it. Nothing is sent anywhere.',
  back: 'Settings',
  from: 'From',
  to: 'To',
  days: 'The days narrow the lists that have a day: sales, messages, appointments and others.',
  groups: { people: 'People', sales: 'Sales', plans: 'Plans and messages', exchange: 'Collecting and exchange', program: 'The program' },
}
