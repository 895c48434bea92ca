/** What the customer holds, in one glance: card, stamps, points, coupons. */
import { currency } from '../client/session.ts'
import { giftText } from '../rewards/coupon-list.tsx'
import { money, percent } from '../words/format.ts'
import type { Quote } from './till-sale.ts'
import { tillWords } from './till-words.ts'

export type Benefits = NonNullable<Quote['benefits']>

interface HeldProps {
  readonly benefits: Benefits
  /** Puts the code of a coupon into its field. */
  readonly onCoupon?: (code: string) => void
}

export function Held({ benefits, onCoupon }: HeldProps) {
  const w = tillWords.words()
  const { tier, stamps, points, coupons } = benefits
  return (
    <div class="held stack-s">
      {tier ? (
        <p>
          <span class="badge good">{w.card(percent(tier.share))}</span>{' '}
          {tier.next ? (
            <span class="quiet small">
              {w.toNext({ missing: money(tier.next.missingMinor, currency.value), percent: percent(tier.next.share) })}
            </span>
          ) : null}
        </p>
      ) : null}
      {stamps ? <StampRow stamps={stamps.stamps} of={stamps.paidPerFree} isOwed={stamps.freeOwed > 0} /> : null}
      {points ? (
        <p>
          <span class="badge good">{w.hasPoints(points.available)}</span>{' '}
          {points.pending > 0 ? <span class="quiet small">{w.pending(points.pending)}</span> : null}
        </p>
      ) : null}
      {coupons.length > 0 && onCoupon ? (
        <div class="suggestions" role="group" aria-label={w.hasCoupons}>
          {coupons.map(coupon => (
            <button key={coupon.couponId} type="button" class="chip" onClick={() => onCoupon(coupon.code)}>
              {giftText(coupon)} <span class="quiet">{coupon.code}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function StampRow({ stamps, of, isOwed }: { readonly stamps: number; readonly of: number; readonly isOwed: boolean }) {
  const w = tillWords.words()
  return (
    <div>
      <div class="stamps" role="img" aria-label={w.stamps({ stamps, of })}>
        {Array.from({ length: of }, (_, at) => (
          <span key={at} class={at < stamps ? 'stamp full' : 'stamp'} />
        ))}
      </div>
      <p class="quiet small">{isOwed ? w.owed : w.stamps({ stamps, of })}</p>
    </div>
  )
}
