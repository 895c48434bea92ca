/** Every file that was brought, each with its way back. */
import { useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { dayAndHour } from '../words/format.ts'
import { importsWords } from './imports-words.ts'

const SHOWN = 50

export function ImportHistory() {
  const w = importsWords.words()
  const imports = useRead('GET /imports', [{ query: { limit: SHOWN } }])
  if (!imports.data) return <LoadState error={imports.error} onAgain={() => void imports.refetch()} />
  return (
    <section class="stack-s">
      <h2>{w.history}</h2>
      {imports.data.items.length === 0 ? (
        <p class="quiet">{w.historyEmpty}</p>
      ) : (
        <ul class="card lines">
          {imports.data.items.map(row => (
            <li key={row.importId} class="import-line">
              <span>
                <a href={`/import/${row.importId}`}>{row.fileName}</a>
                <span class="small quiet"> {dayAndHour(row.createdAt)}</span>
              </span>
              <span class="row small">
                <span class="quiet">{w.brought[row.kind](row.kind === 'customers' ? row.counts.customers : row.counts.purchases)}</span>
                {row.state === 'done' && row.consentBasis === null ? <span class="badge warn">{w.needsBasis}</span> : null}
                <span class={row.state === 'failed' ? 'badge bad' : 'badge'}>{w.states[row.state]}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {imports.data.items.length === 0 ? null : <TakeList list="imports" />}
    </section>
  )
}
