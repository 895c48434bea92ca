/** The shape that every language fills: one sentence for each reason of the understand stage. */
import type { ReasonCode, SegmentReason } from '../../domain/understand/segment.ts'
import type { Basis, NoDateReason } from '../../domain/understand/understanding.ts'

export interface UnderstandWords {
  readonly segment: Readonly<Record<ReasonCode, (data: SegmentReason['data']) => string>>
  readonly noDate: Readonly<Record<NoDateReason, string>>
  /** Where the forecast comes from. */
  readonly basis: Readonly<Record<Basis, string>>
}
