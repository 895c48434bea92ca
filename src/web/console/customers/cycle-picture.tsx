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
/** Of fewer gaps nobody can say what is usual, and no band is drawn. */
const USUAL_GAPS_MIN = 3

interface Gap {
  readonly fromDay: string
  readonly toDay: string
  readonly days: number
  readonly weight: number
  readonly seasonsSkipped: number
}

function gapsOf(cycle: Cycle): readonly Gap[] {
  return cycle.gaps.toSorted((a, b) => a.toDay.localeCompare(b.toDay)).slice(-GAPS_MAX)
}

interface Usual {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/**
 * The days between which eight of ten of his gaps lie, those over a skipped season left out, each counting as much as the
 * forecast counts it. When he is late the forecast itself looks ahead from today and says nothing of his gaps any more.
 */
function usualOf(all: readonly Gap[]): Usual | null {
  const gaps = all.filter(gap => gap.seasonsSkipped === 0)
  const total = gaps.reduce((sum, gap) => sum + gap.weight, 0)
  if (gaps.length < USUAL_GAPS_MIN || total === 0) return null
  const sorted = gaps.toSorted((a, b) => a.days - b.days)
  const quantile = (share: number): number => {
    let passed = 0
    const found = sorted.find(gap => (passed += gap.weight) >= share * total)
    return (found ?? sorted.at(-1))?.days ?? 0
  }
  return { low: quantile(0.1), middle: quantile(0.5), high: quantile(0.9) }
}

function Gaps({ cycle }: { readonly cycle: Cycle }) {
  const w = customersWords.words().profile
  const gaps = gapsOf(cycle)
  if (gaps.length === 0) return null
  const usual = usualOf(gaps)
  const top = Math.max(usual?.high ?? 0, ...gaps.map(gap => gap.days)) * 1.1
  const y = (days: number) => TOP + (1 - days / top) * (HEIGHT - TOP - BOTTOM)
  const step = WIDTH / gaps.length
  const skipped = gaps.reduce((sum, gap) => sum + gap.seasonsSkipped, 0)
  const told = usual ? w.gapsLabel({ low: number(usual.low), middle: number(usual.middle), high: number(usual.high) }) : w.gapsFew
  const label = usual && skipped > 0 ? `${told} ${w.gapsSkipped}` : told
  return (
    <figure class="stack-s">
      <svg class="gaps" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {usual ? (
          <rect class="usual" x={0} y={y(usual.high)} width={WIDTH} height={Math.max(y(usual.low) - y(usual.high), 2)} rx={4} />
        ) : null}
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
        {usual ? <line class="middle" x1={0} x2={WIDTH} y1={y(usual.middle)} y2={y(usual.middle)} /> : null}
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

/** A guess is called a guess. */
function headOf({ cycle, reason }: Cycle, sentence: string | null): string | null {
  return cycle?.basis === 'own' ? (sentence ?? reason.text) : cycle ? reason.text : sentence
}

export function CyclePicture({ customerId, sentence }: { readonly customerId: string; readonly sentence: string | null }) {
  const w = customersWords.words().profile
  const cycle = useRead('GET /customers/{id}/cycle', [{ params: { id: customerId } }])
  return (
    <section class="card">
      <h2>{w.cycleTitle}</h2>
      {cycle.data ? (
        <>
          <p>{headOf(cycle.data, sentence) ?? w.noCycle}</p>
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
