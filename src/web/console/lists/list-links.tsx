/** The list that is looked at as a file: a workbook, or a text table. */
import type { ListName } from '../../../domain/collect/list.ts'
import { session } from '../client/session.ts'
import { locale } from '../words/locale.ts'
import { listsWords } from './lists-words.ts'
import './lists.css'

export interface ListLinksProps {
  readonly list: ListName
  /** Where several lists stand together: which one it is, for who does not see the line. */
  readonly name?: string
  /** What the page shows of it: the file holds the same. */
  readonly part?: Readonly<Partial<Record<'q' | 'segment' | 'from' | 'to' | 'of' | 'state', string | null>>>
}

const FORMS = [
  { kind: 'xlsx', name: 'Excel' },
  { kind: 'csv', name: 'CSV' },
] as const

export function ListLinks({ list, name: listName, part = {} }: ListLinksProps) {
  const w = listsWords.words()
  if (session.value?.staff?.role === 'cashier') return null
  const query = new URLSearchParams({ locale: locale.value })
  for (const [key, text] of Object.entries(part)) if (text) query.set(key, text)
  return (
    <p class="take-list small">
      <span class="quiet">{w.take}:</span>
      {FORMS.map(({ kind, name }) => (
        <a
          key={kind}
          href={`/api/v1/lists/${list}.${kind}?${query.toString()}`}
          download
          aria-label={listName === undefined ? `${w.take}: ${name}` : `${listName}: ${name}`}
        >
          {name}
        </a>
      ))}
    </p>
  )
}
