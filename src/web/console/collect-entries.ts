/** Pages about people and their data that are reached from other pages: collection points, look-alikes, personal data. */
import { furtherWords } from './further-words.ts'
import { pointsEntry } from './points/points-entry.ts'

const HIDDEN = { group: null, shape: '' } as const

export const collectEntries = [
  pointsEntry,
  {
    ...HIDDEN,
    name: 'doubles',
    title: () => furtherWords.words().pages.doubles,
    path: '/customers/doubles',
    matches: /^\/customers\/doubles$/,
    load: async () => ({
      Page: (await import('./customers/doubles-page.tsx')).DoublesPage,
      words: [(await import('./customers/customers-words.ts')).customersWords],
    }),
  },
  {
    ...HIDDEN,
    name: 'privacy',
    title: () => furtherWords.words().pages.privacy,
    path: '/settings/privacy',
    matches: /^\/settings\/privacy$/,
    load: async () => ({
      Page: (await import('./settings/privacy/privacy-page.tsx')).PrivacyPage,
      words: [(await import('./settings/privacy/privacy-words.ts')).privacyWords],
    }),
  },
  {
    ...HIDDEN,
    name: 'tables',
    title: () => furtherWords.words().pages.tables,
    path: '/settings/tables',
    matches: /^\/settings\/tables$/,
    load: async () => ({
      Page: (await import('./lists/tables-page.tsx')).TablesPage,
      words: [(await import('./lists/lists-words.ts')).listsWords, (await import('./lists/table-words.ts')).tableWords],
    }),
  },
  {
    ...HIDDEN,
    name: 'people',
    title: () => furtherWords.words().pages.people,
    path: '/settings/people',
    matches: /^\/settings\/people$/,
    load: async () => ({
      Page: (await import('./settings/people/people-page.tsx')).PeoplePage,
      words: [(await import('./settings/people/people-words.ts')).peopleWords],
    }),
  },
] as const
