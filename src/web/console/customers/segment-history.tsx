/** The groups a customer has been in, on a line of time, each with the sentence that was true then. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { customersWords } from './customers-words.ts'

type History = AnswerOf<'GET /customers/{id}/segments'>['history']

const WIDTH = 400
const HEIGHT = 14
/** A group of some days is still seen. */
const PIECE_MIN = 3

function dayMs(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`)
}

function Line({ history, today }: { readonly history: History; readonly today: string }) {
  const w = customersWords.words().profile
  const first = history[0]
  if (!first) return null
  const spanMs = Math.max(dayMs(today) - dayMs(first.day), 1)
  const x = (isoDay: string) => ((dayMs(isoDay) - dayMs(first.day)) / spanMs) * WIDTH
  const label = history.map(change => `${day(change.day, { year: true })}: ${shellWords().segment[change.segment]}`).join('; ')
  return (
    <div class="stack-s">
      <svg class="standing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {history.map((change, index) => (
          <rect
            key={change.day}
            data-segment={change.segment}
            x={Math.min(x(change.day), WIDTH - PIECE_MIN)}
            width={Math.max(x(history[index + 1]?.day ?? today) - x(change.day), PIECE_MIN)}
            height={HEIGHT}
          />
        ))}
      </svg>
      <p class="gaps-ends row-apart small quiet">
        <span>{day(first.day, { year: true })}</span>
        <span>{w.now}</span>
      </p>
    </div>
  )
}

/** A single group has no history: the head of the page says it. */
export function SegmentHistory({ customerId }: { readonly customerId: string }) {
  const w = customersWords.words().profile
  const { data } = useRead('GET /customers/{id}/segments', [{ params: { id: customerId }, query: {} }])
  if (!data || data.history.length < 2) return null
  const history = data.history.toSorted((a, b) => a.day.localeCompare(b.day))
  return (
    <section class="card">
      <h2>{w.segmentHistory}</h2>
      <Line history={history} today={data.day} />
      <ol class="changes">
        {history.toReversed().map(change => (
          <li key={change.day}>
            <span class="tag" data-segment={change.segment}>
              {day(change.day, { year: true })}
            </span>
            <span>{change.reason.text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
