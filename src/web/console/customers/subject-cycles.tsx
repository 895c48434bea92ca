/** Product groups and things whose rhythm differs from the whole: each with its date, or why there is none. */
import { useRead } from '../client/api.ts'
import { day } from '../words/format.ts'
import { customersWords } from './customers-words.ts'

/** One group only is the rhythm of the whole, which the picture above shows. */
const SHOWN_MIN = 2

export function SubjectCycles({ customerId }: { readonly customerId: string }) {
  const w = customersWords.words().offer
  const { data } = useRead('GET /customers/{id}/cycles', [{ params: { id: customerId } }])
  if (!data || data.items.length < SHOWN_MIN) return null
  return (
    <details class="small">
      <summary>{w.cycles}</summary>
      <dl class="facts told">
        {data.items.map(cycle => (
          <div key={`${cycle.kind}:${cycle.id}`}>
            <dt>{cycle.name}</dt>
            <dd>
              {cycle.dueDay === null ? null : <strong>{day(cycle.dueDay, { year: true })} </strong>}
              <span class="quiet">{cycle.reason.text}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
