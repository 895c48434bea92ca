/** What every language says about campaigns and outside events. */
import type { UpliftVerdict } from '../../domain/measure/hold-out.ts'
import type { LeftOutReason } from '../../domain/plan/campaign.ts'
import type { EventRefusal } from '../../domain/plan/outside-event.ts'

interface UpliftNumbers {
  readonly points: number
  readonly low: number
  readonly high: number
  /** The smallest difference that would have been seen by now. */
  readonly visible: number
}

export interface BroadcastWordsOfReasons {
  readonly leftOut: Readonly<Record<LeftOutReason, string>>
  readonly event: Readonly<Record<EventRefusal | 'told' | 'received', string>>
  /** What the comparison of a campaign says; numbers are percentage points. */
  readonly uplift: Readonly<Record<UpliftVerdict, (data: UpliftNumbers) => string>>
  readonly refusal: Readonly<
    Record<
      | 'not-a-draft'
      | 'changed-meanwhile'
      | 'no-words'
      | 'broken-words'
      | 'unknown-field'
      | 'window-over'
      | 'window-too-small'
      | 'nobody-left'
      | 'needs-confirmation'
      | 'not-possible-now'
      | 'no-advertiser'
      | 'no-ad-token',
      (data: { readonly fields: string; readonly count: number }) => string
    >
  >
}
