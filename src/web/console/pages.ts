/** The pages that the first bundle knows; all further ones are in further-pages.ts, fetched when first needed. */
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { PageEntry } from './page-entry.ts'
import type { IconName } from './parts/icon.tsx'
import { cardWords } from './today/card-words-catalogue.ts'
import { locale } from './words/locale.ts'
import { words } from './words/shell-words.ts'

export type PageName = 'today' | 'customers' | 'add' | 'numbers'

interface CorePage extends PageEntry {
  readonly name: PageName
  readonly icon: IconName
}

export const PAGES: readonly CorePage[] = [
  {
    name: 'today',
    path: '/',
    title: () => words().pages.today,
    icon: 'today',
    matches: /^\/$/,
    load: async () => ({ Page: (await import('./today/today-page.tsx')).TodayPage, words: [] }),
  },
  {
    name: 'add',
    path: '/add',
    title: () => words().pages.add,
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
    title: () => words().pages.customers,
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
    title: () => words().pages.customers,
    icon: 'customers',
    matches: /^\/customers\/[0-9a-f-]{36}$/,
    load: async () => ({
      Page: (await import('./customers/profile-page.tsx')).ProfilePage,
      words: [
        (await import('./customers/customers-words.ts')).customersWords,
        (await import('./calendar/planning-words.ts')).planningWords,
        cardWords,
      ],
    }),
  },
  {
    name: 'numbers',
    path: '/numbers',
    title: () => words().pages.numbers,
    icon: 'numbers',
    matches: /^\/numbers$/,
    load: async () => ({
      Page: (await import('./numbers/numbers-page.tsx')).NumbersPage,
      words: [(await import('./numbers/numbers-words.ts')).numbersWords],
    }),
  },
]

const further = signal<readonly PageEntry[] | undefined>(undefined)
const loaded = signal<ReadonlyMap<PageEntry, ComponentType>>(new Map())
const failed = signal<PageEntry | 'further' | undefined>(undefined)

/** Undefined for an address that the first bundle does not know, until the further pages are fetched; then Today. */
export function pageAt(path: string): PageEntry | undefined {
  const found = [...PAGES, ...(further.value ?? [])].find(page => page.matches.test(path))
  return found ?? (further.value && PAGES[0])
}

/** The page's component; undefined while it is on its way, 'failed' when it could not be fetched. */
export function pageComponent(entry: PageEntry | undefined): ComponentType | 'failed' | undefined {
  const shown = entry && loaded.value.get(entry)
  return shown ?? (failed.value !== undefined && failed.value === (entry ?? 'further') ? 'failed' : undefined)
}

/** Fetches the table of the further pages and its words. */
export async function loadFurther(): Promise<void> {
  if (further.value) return
  try {
    const [{ FURTHER_PAGES }, { furtherWords }] = await Promise.all([import('./further-pages.ts'), import('./further-words.ts')])
    await furtherWords.load(locale.value)
    further.value = FURTHER_PAGES
  } catch {
    failed.value = 'further'
  }
}

export async function openPage(entry: PageEntry): Promise<void> {
  if (loaded.value.has(entry)) return
  try {
    const { Page, words: parts } = await entry.load()
    await Promise.all(parts.map(part => part.load(locale.value)))
    loaded.value = new Map(loaded.value).set(entry, Page)
    failed.value = undefined
  } catch {
    failed.value = entry
  }
}
