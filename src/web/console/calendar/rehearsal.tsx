/** What would the next thirty days send: counted, with samples and with the reasons against. Nothing is sent. */
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day } from '../words/format.ts'
import { planningWords } from './planning-words.ts'

const DAYS_REHEARSED = 30

export function Rehearsal() {
  const w = planningWords.words().calendar
  const rehearsal = useRead('GET /rehearsal', [{ query: { days: DAYS_REHEARSED } }])
  if (!rehearsal.data) return <LoadState error={rehearsal.error} onAgain={() => void rehearsal.refetch()} />
  const { customers, heldOut, days, samples, notContacted } = rehearsal.data
  return (
    <>
      <section class="card">
        <p>{w.rehearsalLead({ people: customers, heldOut })}</p>
        <table class="forecast">
          <thead>
            <tr>
              <th>{w.day}</th>
              {(['soft', 'product', 'offer'] as const).map(rung => (
                <th key={rung} class="figure-cell">
                  {w.kinds[rung]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(one => (
              <tr key={one.day}>
                <td>
                  {day(one.day)} {one.byItself > 0 ? <span class="quiet small">{w.byItself(one.byItself)}</span> : null}
                </td>
                <td class="figure-cell">{one.rungs.soft || ''}</td>
                <td class="figure-cell">{one.rungs.product || ''}</td>
                <td class="figure-cell">{one.rungs.offer || ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="card">
        <h2>{w.samples}</h2>
        <ul class="lines told">
          {samples.map(one => (
            <li key={`${one.customer.customerId}${one.day}${one.kind}`}>
              <a href={`/customers/${one.customer.customerId}`} class="strong">
                {one.customer.name}
              </a>{' '}
              <span class="quiet small">
                {day(one.day)}, {one.rungText}
              </span>
              <br />
              {one.why.text}
            </li>
          ))}
        </ul>
      </section>
      {notContacted.length === 0 ? null : (
        <section class="card">
          <h2>{w.why}</h2>
          <ul class="lines told">
            {notContacted.map(one => (
              <li key={one.reason.code}>{one.reason.text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
