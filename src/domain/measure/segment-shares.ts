/** How the base divides into the four segments, how that changed, and who moved from where to where. */
import { SEGMENTS, STANDINGS, type Standing } from '../understand/segment.ts'

export interface SegmentShare {
  readonly segment: Standing
  readonly customers: number
  /** Of the four segments together; null for `new`, which is outside of them, and for an empty base. */
  readonly share: number | null
  /** Share now minus share before; null when there was no share before. */
  readonly changeShare: number | null
}

/** `from` is null for a customer who was not there before, `to` for one who is gone. */
export interface SegmentMove {
  readonly from: Standing | null
  readonly to: Standing | null
  readonly customers: number
}

export interface SegmentShares {
  readonly shares: readonly SegmentShare[]
  /** Only real moves: those who stayed are not listed. Largest first. */
  readonly moves: readonly SegmentMove[]
}

type Counts = ReadonlyMap<Standing, number>

/** From the pairs (segment on the earlier day, segment on the later day) with their number of customers. */
export function segmentShares(pairs: readonly SegmentMove[]): SegmentShares {
  const [before, now] = [counted(pairs, pair => pair.from), counted(pairs, pair => pair.to)]
  return {
    shares: STANDINGS.map(segment => {
      const [share, earlier] = [shareIn(now, segment), shareIn(before, segment)]
      return { segment, customers: now.get(segment) ?? 0, share, changeShare: share === null || earlier === null ? null : share - earlier }
    }),
    moves: pairs
      .filter(pair => pair.from !== pair.to && pair.customers > 0)
      .toSorted((a, b) => b.customers - a.customers || order(a) - order(b)),
  }
}

function counted(pairs: readonly SegmentMove[], side: (pair: SegmentMove) => Standing | null): Counts {
  const counts = new Map<Standing, number>()
  for (const pair of pairs) {
    const segment = side(pair)
    if (segment !== null) counts.set(segment, (counts.get(segment) ?? 0) + pair.customers)
  }
  return counts
}

function shareIn(counts: Counts, segment: Standing): number | null {
  const four = SEGMENTS.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  return segment === 'new' || four === 0 ? null : (counts.get(segment) ?? 0) / four
}

/** A fixed order among moves of equal size, so that a report reads the same twice. */
function order({ from, to }: SegmentMove): number {
  const place = (segment: Standing | null): number => (segment === null ? STANDINGS.length : STANDINGS.indexOf(segment))
  return place(from) * 10 + place(to)
}
