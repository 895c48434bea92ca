/** A page that is a list of what the owner has made: what it is for, how to make one, and what to do when there is none yet. */
import type { ComponentChildren } from 'preact'
import { LoadState } from './load-state.tsx'
import { PageHead } from './page-head.tsx'

interface ListPageProps<Item> {
  readonly words: {
    readonly title: string
    readonly lead: string
    readonly create: string
    readonly empty: string
    readonly emptyText: string
  }
  readonly read: {
    readonly data: { readonly items: readonly Item[] } | undefined
    readonly error: unknown
    readonly refetch: () => Promise<unknown>
  }
  readonly onCreate: () => void
  /** The form of a new one when it stands on the page: it takes the place of the button and of the empty state. */
  readonly form?: ComponentChildren
  readonly children: (items: readonly Item[]) => ComponentChildren
}

export function ListPage<Item>({ words, read, onCreate, form = null, children }: ListPageProps<Item>) {
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {form === null ? (
          <button type="button" class="button primary" onClick={onCreate}>
            {words.create}
          </button>
        ) : null}
      </PageHead>
      {form}
      {read.data === undefined ? (
        <LoadState error={read.error} onAgain={() => void read.refetch()} />
      ) : read.data.items.length > 0 ? (
        children(read.data.items)
      ) : form === null ? (
        <section class="card empty">
          <h2>{words.empty}</h2>
          <p>{words.emptyText}</p>
        </section>
      ) : null}
    </>
  )
}
