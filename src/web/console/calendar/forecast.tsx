/** Repeat revenue of the next weeks: the middle, and the bounds that eight weeks of ten keep. */
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { dayRange } from '../words/day-range.ts'
import { number } from '../words/format.ts'
import { roundMoney } from '../words/round-money.ts'
import { planningWords } from './planning-words.ts'

const WEEKS_SHOWN = 8

export function Forecast() {
  const w = planningWords.words().calendar
  const forecast = useRead('GET /forecast', [{ query: { weeks: WEEKS_SHOWN } }])
  if (!forecast.data) return <LoadState error={forecast.error} onAgain={() => void forecast.refetch()} />
  const { weeks } = forecast.data
  const most = Math.max(1, ...weeks.map(week => week.high.minor))
  return (
    <section class="card">
      <p class="quiet">{w.forecastLead}</p>
      <table class="forecast">
        <thead>
          <tr>
            <th>{w.week}</th>
            <th class="figure-cell">{w.middle}</th>
            <th>{w.between}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week.fromDay}>
              <td>
                {dayRange(week.fromDay, week.toDay)}
                <br />
                <span class="quiet small">
                  {w.purchases}: {number(week.purchases)}
                </span>
              </td>
              <td class="figure-cell strong">{roundMoney(week.middle.minor, week.middle.currency)}</td>
              <td>
                <span class="odds" aria-hidden="true">
                  <i
                    style={{
                      marginInlineStart: `${(100 * week.low.minor) / most}%`,
                      width: `${(100 * (week.high.minor - week.low.minor)) / most}%`,
                    }}
                  />
                </span>
                <span class="quiet small">
                  {roundMoney(week.low.minor, week.low.currency)} – {roundMoney(week.high.minor, week.high.currency)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
