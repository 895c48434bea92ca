/** The rhythm of a customer: purchases on a line, the gaps between them, and the band in which most of them fall. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { CycleLine } from '../today/evidence.tsx'
import { day, number } from '../words/format.ts'
import { customersWords } from './customers-words.ts'
import { ForecastWhys } from './forecast-whys.tsx'
import { SubjectCycles } from './subject-cycles.tsx'

type Cycle = AnswerOf<'GET /customers/{id}/cycle'>

const WIDTH = 400
const HEIGHT = 90
const TOP = 4
const BOTTOM = 1
const GAPS_MAX = 16

interface Gap {
  readonly fromDay: string
  readonly toDay: string
  readonly days: number
}

function gapsOf(cycle: Cycle): readonly Gap[] {
  return cycle.gaps.toSorted((a, b) => a.toDay.localeCompare(b.toDay)).slice(-GAPS_MAX)
}

function Gaps({ cycle }: { readonly cycle: Cycle }) {
  const w = customersWords.words().profile
  const gaps = gapsOf(cycle)
  const interval = cycle.cycle
  if (gaps.length === 0 || !interval) return null
  const top = Math.max(interval.p90Days, ...gaps.map(gap => gap.days)) * 1.1
  const y = (days: number) => TOP + (1 - days / top) * (HEIGHT - TOP - BOTTOM)
  const step = WIDTH / gaps.length
  const label = w.gapsLabel({ low: number(interval.p10Days), middle: number(interval.p50Days), high: number(interval.p90Days) })
  return (
    <figure class="stack-s">
      <svg class="gaps" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <rect
          class="usual"
          x={0}
          y={y(interval.p90Days)}
          width={WIDTH}
          height={Math.max(y(interval.p10Days) - y(interval.p90Days), 2)}
          rx={4}
        />
        {gaps.map((gap, index) => (
          <rect
            key={gap.toDay}
            class="bar-gap"
            x={index * step + step * 0.3}
            y={y(gap.days)}
            width={Math.min(step * 0.4, 22)}
            height={HEIGHT - BOTTOM - y(gap.days)}
            rx={2}
          />
        ))}
        <line class="middle" x1={0} x2={WIDTH} y1={y(interval.p50Days)} y2={y(interval.p50Days)} />
        <line class="base" x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      </svg>
      <p class="gaps-ends row-apart small quiet">
        <span>{day(gaps[0]?.toDay ?? '', { year: true })}</span>
        <span>{day(gaps.at(-1)?.toDay ?? '', { year: true })}</span>
      </p>
      <figcaption class="small quiet">{label}</figcaption>
      <details class="small">
        <summary>{w.gapsTable}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.to}</th>
              <th scope="col" class="number">
                {w.days}
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(gap => (
              <tr key={gap.toDay}>
                <td>{day(gap.fromDay, { year: true })}</td>
                <td>{day(gap.toDay, { year: true })}</td>
                <td class="number">{number(gap.days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

export function CyclePicture({ customerId, sentence }: { readonly customerId: string; readonly sentence: string | null }) {
  const w = customersWords.words().profile
  const cycle = useRead('GET /customers/{id}/cycle', [{ params: { id: customerId } }])
  return (
    <section class="card">
      <h2>{w.cycleTitle}</h2>
      {cycle.data ? (
        <>
          <p>{sentence ?? (cycle.data.cycle ? cycle.data.reason.text : w.noCycle)}</p>
          <CycleLine cycle={cycle.data} />
          <Gaps cycle={cycle.data} />
          <ForecastWhys cycle={cycle.data} />
          <SubjectCycles customerId={customerId} />
        </>
      ) : (
        <LoadState error={cycle.error} onAgain={() => void cycle.refetch()} />
      )}
    </section>
  )
}
