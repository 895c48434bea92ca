/** After the sale: what was paid, what brings the customer back, and the next one. */
import { useEffect, useRef } from 'preact/hooks'
import { currency } from '../client/session.ts'
import { Drawn } from '../parts/icon.tsx'
import { CHECK } from '../parts/shapes.ts'
import { giftText } from '../rewards/coupon-list.tsx'
import { day, money } from '../words/format.ts'
import { Held } from './held.tsx'
import type { Sold } from './till-sale.ts'
import { tillWords } from './till-words.ts'

export function SaleDone({ sold, onNext }: { readonly sold: Sold; readonly onNext: () => void }) {
  const w = tillWords.words()
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  const coupon = sold.couponForNextTime
  return (
    <section class="card day-done" aria-live="polite">
      <span class="done-mark">
        <Drawn shape={CHECK} size={30} />
      </span>
      <h2>{sold.bill ? w.sold(money(sold.bill.payMinor, currency.value)) : w.soldBefore}</h2>
      {coupon ? (
        <div class="next-time">
          <p class="quiet">{w.nextTime}</p>
          <p class="to-pay">{giftText(coupon)}</p>
          <p class="coupon-code">{coupon.code}</p>
          <p class="small quiet">
            {w.until(day(coupon.deadline))}. {w.nextTimeText}
          </p>
        </div>
      ) : null}
      {sold.benefits ? <Held benefits={sold.benefits} /> : null}
      <button ref={next} type="button" class="button primary" onClick={onNext}>
        {w.again}
      </button>
    </section>
  )
}
