/** What to know about whoever stands at the counter, in one line each. Nothing where nothing is known. */
import { VISIT_FIELDS } from '../../../domain/collect/visit-profile.ts'
import { useRead } from '../client/api.ts'
import { customersWords } from './customers-words.ts'
import './visit.css'

export function visitLabel(name: string): string {
  const { fields } = customersWords.words().visit
  const known = VISIT_FIELDS.find(field => field === name)
  return known === undefined ? name : fields[known]
}

export function VisitNotes({ customerId }: { readonly customerId: string }) {
  const found = useRead('GET /customers/{id}/visit-profile', [{ params: { id: customerId } }])
  const notes = found.data?.items ?? []
  if (notes.length === 0) return null
  return (
    <ul class="visit-notes" aria-label={customersWords.words().visit.title}>
      {notes.map(note => (
        <li key={note.name}>
          <span class="quiet small">{visitLabel(note.name)}</span> {note.text}
        </li>
      ))}
    </ul>
  )
}
