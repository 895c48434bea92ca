/** One page of the console: its address, its name, and where code and words come from. */
import type { ComponentType } from 'preact'
import type { Catalogue } from './words/catalogue.ts'

interface LoadedPage {
  readonly Page: ComponentType
  readonly words: readonly Catalogue<unknown>[]
}

export interface PageEntry {
  readonly name: string
  readonly path: string
  readonly title: () => string
  /** The second level belongs to the first one's place in the navigation. */
  readonly matches: RegExp
  readonly load: () => Promise<LoadedPage>
}
