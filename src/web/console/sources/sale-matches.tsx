/** Purchases that look like one sale: the owner decides, and may take it back. */
import { useChange, useRead } from '../client/api.ts'
import { day, money } from '../words/format.ts'
import { sourcesWords } from './sources-words.ts'

function clock(minute: number | null): string {
  return minute === null ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function SaleMatches() {
  const w = sourcesWords.words()
  const matches = useRead('GET /sale-matches', [])
  const decide = useChange('POST /sale-matches/{id}/decisions', { refreshes: ['GET /sale-matches'] })
  const all = [...(matches.data?.open ?? []), ...(matches.data?.settled ?? [])]
  if (all.length === 0) return null
  return (
    <section class="stack-s">
      <h2>{w.matches.title}</h2>
      <p class="quiet">{w.matches.lead}</p>
      <ul class="card lines">
        {all.map(match => (
          <li key={match.matchId} class="stack-s">
            {match.sales.map(sale => (
              <div key={sale.purchaseId} class="row wrap">
                <span class="strong">{money(sale.total.minor, sale.total.currency)}</span>
                <span>
                  {day(sale.day)} {clock(sale.minute)}
                </span>
                <span class="quiet">
                  {w.names[sale.source] ?? sale.source} {sale.customerName ?? ''}
                </span>
              </div>
            ))}
            <div class="row wrap">
              {match.state === 'open' ? (
                (['same', 'different'] as const).map(decision => (
                  <button
                    key={decision}
                    type="button"
                    class="button"
                    disabled={decide.isPending}
                    onClick={() => decide.mutate({ params: { id: match.matchId }, body: { decision } })}
                  >
                    {w.matches[decision]}
                  </button>
                ))
              ) : (
                <>
                  <span class="badge">{w.matches.states[match.state]}</span>
                  <button
                    type="button"
                    class="button ghost"
                    disabled={decide.isPending}
                    onClick={() => decide.mutate({ params: { id: match.matchId }, body: { decision: 'undo' } })}
                  >
                    {w.matches.undo}
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
