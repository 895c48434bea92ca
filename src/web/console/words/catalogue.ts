/** Words of a part of the console, fetched once per language; every loaded part follows a change of language together. */
import { batch, signal } from '@preact/signals'
import type { Locale } from '../../../kernel/locale.ts'

export interface Catalogue<Words> {
  readonly load: (locale: Locale) => Promise<void>
  /** @throws Error when the page was shown before its words were loaded: a bug of the page table. */
  readonly words: () => Words
}

interface Entry {
  readonly fetch: (locale: Locale) => Promise<() => void>
}

const inUse = new Set<Entry>()

export function catalogue<Words>(sources: Readonly<Record<Locale, () => Promise<Words>>>): Catalogue<Words> {
  const current = signal<Words | undefined>(undefined)
  const entry: Entry = {
    fetch: async locale => {
      const words = await sources[locale]()
      return () => {
        current.value = words
      }
    },
  }
  return {
    load: async locale => {
      const show = await entry.fetch(locale)
      inUse.add(entry)
      show()
    },
    words: () => {
      if (current.value === undefined) throw new Error('words were asked for before they were loaded')
      return current.value
    },
  }
}

/** Loads the language for all parts seen so far and shows them in one step. */
export async function loadAll(locale: Locale): Promise<(alsoChange: () => void) => void> {
  const shows = await Promise.all([...inUse].map(entry => entry.fetch(locale)))
  return alsoChange => {
    batch(() => {
      for (const show of shows) show()
      alsoChange()
    })
  }
}
