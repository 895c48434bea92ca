/** Why one customer heard nothing: not contacted because, not offered because; each with its reason, and how many there are. */
import { useRead } from '../client/api.ts'
import { day } from '../words/format.ts'
import { silenceWords } from './silence-words.ts'
import '../styles/aside.css'

export function Silence({ customerId }: { readonly customerId: string }) {
  const w = silenceWords.words()
  const silent = useRead('GET /not-contacted', [{ query: { customerId } }])
  const refused = useRead('GET /offer-refusals', [{ query: { customerId } }])
  const contacts = silent.data?.items ?? []
  const offers = refused.data?.items ?? []
  if (contacts.length + offers.length === 0) return null
  return (
    <details class="card">
      <summary>
        {w.title} <span class="quiet small">{w.count(contacts.length + offers.length)}</span>
      </summary>
      <dl class="facts told">
        {contacts.map(one => (
          <div key={`${one.reason.code}/${one.day}`}>
            <dt>
              {w.contact} · {day(one.day)}
            </dt>
            <dd>{one.reason.text}</dd>
          </div>
        ))}
        {offers.map(one => (
          <div key={one.offerId}>
            <dt>
              {w.offer(one.offerName)} · {day(one.day)}
            </dt>
            <dd>{one.reason.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
