/** All pages in one table: address, name in the navigation, and where code and words come from. */
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { cardWords } from './today/card-words-catalogue.ts'
import type { IconName } from './parts/icon.tsx'
import type { Catalogue } from './words/catalogue.ts'
import { locale } from './words/locale.ts'

export type PageName = 'today' | 'customers' | 'add' | 'numbers' | 'import' | 'messages' | 'settings'

interface LoadedPage {
  readonly Page: ComponentType
  readonly words: readonly Catalogue<unknown>[]
}

interface PageEntry {
  readonly name: PageName
  readonly path: string
  readonly icon: IconName
  /** The second level belongs to the first one's place in the navigation. */
  readonly matches: RegExp
  readonly load: () => Promise<LoadedPage>
}

export const PAGES: readonly PageEntry[] = [
  {
    name: 'today',
    path: '/',
    icon: 'today',
    matches: /^\/$/,
    load: async () => ({ Page: (await import('./today/today-page.tsx')).TodayPage, words: [] }),
  },
  {
    name: 'add',
    path: '/add',
    icon: 'add',
    matches: /^\/add$/,
    load: async () => ({
      Page: (await import('./customers/quick-sale-page.tsx')).QuickSalePage,
      words: [(await import('./customers/customers-words.ts')).customersWords],
    }),
  },
  {
    name: 'customers',
    path: '/customers',
    icon: 'customers',
    matches: /^\/customers$/,
    load: async () => ({
      Page: (await import('./customers/customers-page.tsx')).CustomersPage,
      words: [(await import('./customers/customers-words.ts')).customersWords],
    }),
  },
  {
    name: 'customers',
    path: '/customers/',
    icon: 'customers',
    matches: /^\/customers\/[0-9a-f-]{36}$/,
    load: async () => ({
      Page: (await import('./customers/profile-page.tsx')).ProfilePage,
      words: [(await import('./customers/customers-words.ts')).customersWords, cardWords],
    }),
  },
  {
    name: 'numbers',
    path: '/numbers',
    icon: 'numbers',
    matches: /^\/numbers$/,
    load: async () => ({
      Page: (await import('./numbers/numbers-page.tsx')).NumbersPage,
      words: [(await import('./numbers/numbers-words.ts')).numbersWords],
    }),
  },
  {
    name: 'import',
    path: '/import',
    icon: 'import',
    matches: /^\/import(\/[0-9a-f-]{36})?$/,
    load: async () => ({
      Page: (await import('./imports/import-page.tsx')).ImportPage,
      words: [(await import('./imports/imports-words.ts')).importsWords],
    }),
  },
  {
    name: 'messages',
    path: '/messages',
    icon: 'messages',
    matches: /^\/messages$/,
    load: async () => ({
      Page: (await import('./messages/messages-page.tsx')).MessagesPage,
      words: [(await import('./messages/messages-words.ts')).messagesWords],
    }),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: 'settings',
    matches: /^\/settings(\/[a-z]+)?$/,
    load: async () => ({
      Page: (await import('./settings/settings-page.tsx')).SettingsPage,
      words: [(await import('./settings/settings-words.ts')).settingsWords],
    }),
  },
]

const loaded = signal<ReadonlyMap<PageEntry, ComponentType>>(new Map())
const failed = signal<PageEntry | undefined>(undefined)

export function pageAt(path: string): PageEntry | undefined {
  return PAGES.find(page => page.matches.test(path))
}

/** The page's component; undefined while it is on its way, 'failed' when it could not be fetched. */
export function pageComponent(entry: PageEntry): ComponentType | 'failed' | undefined {
  return loaded.value.get(entry) ?? (failed.value === entry ? 'failed' : undefined)
}

export async function openPage(entry: PageEntry): Promise<void> {
  if (loaded.value.has(entry)) return
  try {
    const { Page, words } = await entry.load()
    await Promise.all(words.map(part => part.load(locale.value)))
    loaded.value = new Map(loaded.value).set(entry, Page)
    failed.value = undefined
  } catch {
    failed.value = entry
  }
}
