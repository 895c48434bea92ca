/** The list that is looked at as a file: a workbook, or a text table. */
import type { ListName } from '../../../domain/collect/list.ts'
import { session } from '../client/session.ts'
import { locale } from '../words/locale.ts'
import { listsWords } from './lists-words.ts'
import './lists.css'

export interface ListLinksProps {
  readonly list: ListName
  readonly search?: { readonly q: string; readonly segment: string | null }
}

const FORMS = [
  { kind: 'xlsx', name: 'Excel' },
  { kind: 'csv', name: 'CSV' },
] as const

export function ListLinks({ list, search }: ListLinksProps) {
  const w = listsWords.words()
  if (session.value?.staff?.role === 'cashier') return null
  const query = new URLSearchParams({ locale: locale.value })
  if (search && search.q !== '') query.set('q', search.q)
  if (search && search.segment !== null) query.set('segment', search.segment)
  return (
    <p class="take-list small">
      <span class="quiet">{w.take}:</span>
      {FORMS.map(({ kind, name }) => (
        <a key={kind} href={`/api/v1/lists/${list}.${kind}?${query.toString()}`} download aria-label={`${w.take}: ${name}`}>
          {name}
        </a>
      ))}
    </p>
  )
}
