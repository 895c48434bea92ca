/** Contacted against left alone: the two shares, their difference, and how sure one may be of it. */
import { number, percent } from '../words/format.ts'
import { numbersWords } from './numbers-words.ts'
import type { Kpis } from './kpis.ts'

const WIDTH = 480
const HEIGHT = 44
const MIDDLE = 22

type UpliftNumbers = Kpis['uplift']

/** A difference of shares is told in people of a hundred, with its sign. */
function points(value: number): string {
  const people = Math.round(value * 100)
  return `${people < 0 ? '−' : '+'}${number(Math.abs(people))}`
}

function Interval({ uplift }: { readonly uplift: UpliftNumbers }) {
  const w = numbersWords.words().uplift
  if (uplift.difference === null || uplift.low === null || uplift.high === null) return null
  const reach = Math.max(Math.abs(uplift.low), Math.abs(uplift.high), 0.05) * 1.15
  const x = (value: number) => WIDTH / 2 + (value / reach) * (WIDTH / 2)
  const label = `${w.difference}: ${points(uplift.difference)}, ${w.interval({ low: points(uplift.low), high: points(uplift.high) })}`
  return (
    <svg class="interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line class="axis" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
      <line class="zero" x1={WIDTH / 2} x2={WIDTH / 2} y1={2} y2={HEIGHT - 2} />
      <rect class="band" x={x(uplift.low)} width={x(uplift.high) - x(uplift.low)} y={MIDDLE - 8} height={16} rx={8} />
      <circle class="dot" cx={x(uplift.difference)} cy={MIDDLE} r={7} />
    </svg>
  )
}

function Arm({ name, rate }: { readonly name: string; readonly rate: UpliftNumbers['contacted'] }) {
  const w = numbersWords.words().uplift
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figure">{rate.share === null ? '—' : percent(rate.share)}</dd>
      <dd class="small quiet">{w.bought({ numerator: number(rate.numerator), denominator: number(rate.denominator) })}</dd>
    </div>
  )
}

export function Uplift({ kpis }: { readonly kpis: Kpis }) {
  const w = numbersWords.words().uplift
  const { uplift } = kpis
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      <p class="small quiet">{w.lead}</p>
      <dl class="arms">
        <Arm name={w.contacted} rate={uplift.contacted} />
        <Arm name={w.heldOut} rate={uplift.heldOut} />
      </dl>
      {uplift.difference === null || uplift.low === null || uplift.high === null ? (
        <p>{w.none}</p>
      ) : (
        <>
          <div>
            <Interval uplift={uplift} />
            <p class="interval-note small quiet">{w.zero}</p>
          </div>
          <p>
            <span class="strong">
              {w.difference}: {points(uplift.difference)}
            </span>
            , {w.interval({ low: points(uplift.low), high: points(uplift.high) })}
          </p>
        </>
      )}
      <p class="small quiet">{uplift.text}</p>
    </section>
  )
}
