/** What one card would say if the two were joined, field by field, before anything is done; a no of either card stays one. */
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { phone } from '../words/format.ts'
import { customersWords } from './customers-words.ts'
import './merge.css'

interface Pair {
  readonly keptId: string
  readonly mergedId: string
}

export function useMergePreview({ keptId, mergedId }: Pair) {
  return useRead('GET /customers/{id}/merge-preview', [{ params: { id: keptId }, query: { with: mergedId } }])
}

/** Telephones in groups that an eye can hold. */
function shown(field: string, text: string): string {
  return (field === 'contacts' || field === 'refusals' ? text.split(', ').map(phone).join(', ') : text) || '—'
}

export function MergePreview({ keptId, mergedId }: Pair) {
  const w = customersWords.words().twins
  const preview = useMergePreview({ keptId, mergedId })
  if (!preview.data) return <LoadState error={preview.error} onAgain={() => void preview.refetch()} />
  const fields = preview.data.fields.filter(field => ![field.kept, field.merged].every(text => text === '' || text === '0'))
  return (
    <table class="merge-preview" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {w.field}
          </th>
          <th scope="col" role="columnheader">
            {w.here}
          </th>
          <th scope="col" role="columnheader">
            {w.other}
          </th>
          <th scope="col" role="columnheader">
            {w.result}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {fields.map(field => (
          <tr key={field.field} role="row">
            <th scope="row" role="rowheader">
              {field.label}
            </th>
            <td role="cell" data-label={w.here}>
              {shown(field.field, field.kept)}
            </td>
            <td role="cell" data-label={w.other}>
              {shown(field.field, field.merged)}
            </td>
            <td role="cell" class="strong" data-label={w.result}>
              {shown(field.field, field.result)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
