/** Contacts that stand on the receipts of many people; the owner may say that it is one person after all. */
import { useChange, useRead } from '../client/api.ts'
import { dayAndHour, phone } from '../words/format.ts'
import { sourcesWords } from './sources-words.ts'

export function Crowds() {
  const w = sourcesWords.words().crowds
  const crowds = useRead('GET /crowds', [])
  const release = useChange('POST /crowds/{id}/releases', { refreshes: ['GET /crowds'] })
  const items = crowds.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section class="stack-s">
      <h2>{w.title}</h2>
      <p class="quiet lead">{w.lead}</p>
      <ul class="card lines">
        {items.map(crowd => (
          <li key={crowd.crowdId} class="source-line">
            <span>
              <span class="strong">{crowd.address.startsWith('+') ? phone(crowd.address) : crowd.address}</span>{' '}
              <span class="small quiet">
                {w.receipts(crowd.receipts)} · {dayAndHour(crowd.foundAt)}
              </span>
            </span>
            <button
              type="button"
              class="button"
              disabled={release.isPending}
              onClick={() => release.mutate({ params: { id: crowd.crowdId } })}
            >
              {w.one}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
