/** Who the customers are, and which way the groups move. */
import { number, percent } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { numbersWords } from './numbers-words.ts'
import type { Kpis } from './kpis.ts'

const WIDTH = 480
const HEIGHT = 28
/** A narrower slice than this has no room for its gap. */
const GAP = 2
const MOVES_SHOWN = 5

function Stack({ segments }: { readonly segments: Kpis['segments'] }) {
  const { segments: names } = shellWords()
  let x = 0
  const slices = segments.flatMap(({ segment, share }) => {
    if (share === null || share === 0) return []
    const slice = { segment, share, x, width: share * WIDTH }
    x += slice.width
    return [slice]
  })
  const label = slices.map(slice => `${names[slice.segment]}: ${percent(slice.share)}`).join(', ')
  return (
    <svg class="stack-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {slices.map(slice => (
        <rect key={slice.segment} data-segment={slice.segment} x={slice.x} width={Math.max(slice.width - GAP, 1)} height={HEIGHT} rx={3} />
      ))}
    </svg>
  )
}

/** The direction is told by the arrow beside the share and by the share of a month ago, never by colour alone. */
function Direction({ changeShare }: { readonly changeShare: number | null }) {
  const points = Math.round((changeShare ?? 0) * 100)
  return points === 0 ? null : <span aria-hidden="true">{points > 0 ? ' ↑' : ' ↓'}</span>
}

/** Who moved from where to where: the few largest moves tell the month. */
function Moves({ moves }: { readonly moves: Kpis['moves'] }) {
  const w = numbersWords.words().segments
  const named = moves
    .flatMap(({ from, to, customers }) => (from !== null && to !== null && from !== to ? [{ from, to, customers }] : []))
    .slice(0, MOVES_SHOWN)
  if (named.length === 0) return null
  return (
    <div class="stack-s">
      <h3>{w.moves}</h3>
      <ul class="lines">
        {named.map(move => (
          <li key={`${move.from}:${move.to}`}>
            <span class="row">
              <span class="tag" data-segment={move.from}>
                {shellWords().segments[move.from]}
              </span>{' '}
              <span class="move">
                <span role="img" aria-label={w.into}>
                  →
                </span>{' '}
                <span class="tag" data-segment={move.to}>
                  {shellWords().segments[move.to]}
                </span>
              </span>
            </span>
            <span class="nowrap">{w.people(move.customers)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Segments({ kpis }: { readonly kpis: Kpis }) {
  const w = numbersWords.words().segments
  // A shop of the first month has nothing to be compared with.
  const isCompared = kpis.segments.some(row => row.changeShare !== null)
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      <Stack segments={kpis.segments} />
      <div class="table-frame" role="region" aria-label={w.title} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{w.group}</th>
              <th scope="col" class="number">
                {w.customers}
              </th>
              <th scope="col" class="number">
                {w.share}
              </th>
              {isCompared ? (
                <th scope="col" class="number">
                  {w.change}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {kpis.segments.map(row => (
              <tr key={row.segment}>
                <th scope="row">
                  <span class="tag" data-segment={row.segment}>
                    {shellWords().segments[row.segment]}
                  </span>
                </th>
                <td class="number">{number(row.customers)}</td>
                <td class="number nowrap">
                  {row.share === null ? '–' : percent(row.share)}
                  <Direction changeShare={row.changeShare} />
                </td>
                {isCompared ? (
                  <td class="number quiet">
                    {row.share === null || row.changeShare === null ? '–' : percent(Math.max(0, row.share - row.changeShare))}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Moves moves={kpis.moves} />
    </section>
  )
}
