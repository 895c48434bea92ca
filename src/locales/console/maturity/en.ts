/** How far the shop has come, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { MaturityWords } from './ru.ts'

export const en: MaturityWords = {
  title: 'How well you know your customers',
  levels: ['Nobody known', 'Contacts', 'Contacts and history'],
  level: number => `Level ${number} of 3`,
  steps: {
    'record-sales': { text: 'Write sales down: by hand, from the till or with a file.', link: 'Bring a file in', href: '/import' },
    'ask-contacts': {
      text: 'Ask for a phone at the purchase and give something for it: a coupon, a discount, a reminder. More than two sales in three have no name yet.',
      link: 'Coupons and cards',
      href: '/rewards',
    },
    'ask-consent': {
      text: 'You have contacts, but hardly anybody may be written to. Ask for consent at the next purchase.',
      link: 'Customers',
      href: '/customers',
    },
    'gather-history': {
      text: 'Let history grow: after half a year the rhythm of each shows. Past sales can be brought in from a file.',
      link: 'Bring history in',
      href: '/import',
    },
    'keep-going': { text: 'Keep it up: the program knows whom to write to, when and about what.', link: 'Today', href: '/' },
  },
  contacts: 'of sales have a contact',
  consent: 'of contacts agreed to advertising',
  history: days => plural('en', days, { one: '# day of history', other: '# days of history' }),
  lost: sum => `Without this step you lose about ${sum} a month.`,
  basis: share => `Reckoned from your own customers: of those you know, ${share} come back within three months.`,
}
