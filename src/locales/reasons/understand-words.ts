/** The shape that every language fills: one sentence for each reason of the understand stage. */
import type { ReasonCode, SegmentReason } from '../../domain/understand/segment.ts'
import type { Basis, NoDateReason } from '../../domain/understand/understanding.ts'

export interface SubjectData {
  readonly cycleDays: number
  readonly purchases: number
  /** Times as long as usual, rounded to a tenth. */
  readonly times: number
}

export interface UnderstandWords {
  readonly segment: Readonly<Record<ReasonCode, (data: SegmentReason['data']) => string>>
  /** The cycle of a product group or a thing. */
  readonly subject: {
    readonly own: (data: SubjectData) => string
    readonly guess: (data: SubjectData) => string
    /** The last purchase was larger or smaller than usual. */
    readonly longer: (data: SubjectData) => string
  }
  readonly noDate: Readonly<Record<NoDateReason, string>>
  /** Of one purchase nobody can say that it is irregular. */
  readonly noDateOnce: string
  /** Where the forecast comes from; 'two' are his own, and half of it is still the others'. */
  readonly basis: Readonly<Record<Basis | 'two', string>>
}
