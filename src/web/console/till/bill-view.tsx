/** The bill as it stands: what comes off and what is left to pay, and what the cashier may suggest. */
import { currency } from '../client/session.ts'
import { money } from '../words/format.ts'
import type { Quote } from './till-sale.ts'
import { tillWords } from './till-words.ts'

export function BillView({ quote }: { readonly quote: Quote | null }) {
  const w = tillWords.words()
  if (!quote) return null
  const { bill, couponRefusal, topUp } = quote
  const rows = [
    { name: w.tier, minor: bill.tierMinor },
    { name: w.byCoupon, minor: bill.couponMinor },
    { name: w.byPoints, minor: bill.pointsMinor },
  ].filter(row => row.minor > 0)
  return (
    <div class="card stack-s bill" aria-live="polite">
      {rows.map(row => (
        <div key={row.name} class="row-apart">
          <span class="quiet">{row.name}</span>
          <span>−{money(row.minor, currency.value)}</span>
        </div>
      ))}
      <div class="row-apart">
        <span class="strong">{w.pay}</span>
        <output class="to-pay">{money(bill.payMinor, currency.value)}</output>
      </div>
      {bill.isAtFloor && rows.length > 0 && bill.payMinor > 0 ? <p class="quiet small">{w.floor}</p> : null}
      {couponRefusal ? <p class="notice">{couponRefusal.text}</p> : null}
      {topUp ? <p class="notice calm">{topUp.text}</p> : null}
    </div>
  )
}
