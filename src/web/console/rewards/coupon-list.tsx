/** The coupons that are out, and a small form for one more. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { today } from '../client/session.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day, money, percent } from '../words/format.ts'
import { GiftDeadline, GiftFields, readGift } from './gift-fields.tsx'
import { rewardsWords } from './rewards-words.ts'

export type Coupon = AnswerOf<'GET /coupons'>['items'][number]
const KINDS = ['amount', 'percent', 'gift'] as const
const SHOWN = 20

export function giftText({ gift, currency: code }: Pick<Coupon, 'gift' | 'currency'>): string {
  switch (gift.kind) {
    case 'amount':
      return money(gift.minor, code)
    case 'percent':
      return gift.onlyName === undefined ? percent(gift.share) : `${percent(gift.share)} · ${gift.onlyName}`
    case 'gift':
      return gift.text
  }
}

function stateOf(coupon: Coupon): 'open' | 'used' | 'void' | 'late' {
  if (coupon.isVoid) return 'void'
  if (coupon.redeemed >= coupon.usesMax) return 'used'
  return coupon.deadline < today.value ? 'late' : 'open'
}

function CouponForm() {
  const { coupons: w, badNumber } = rewardsWords.words()
  const made = useSignal('')
  const isWrong = useSignal(false)
  const issue = useChange('POST /coupons', {
    refreshes: ['GET /coupons'],
    onDone: coupon => {
      made.value = coupon.code
    },
  })
  return (
    <form
      class="stack-s"
      aria-label={w.make}
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const gift = readGift(data)
        isWrong.value = !gift
        if (gift) issue.mutate({ body: { gift, deadline: String(data.get('until')) } })
      }}
    >
      <div class="fields">
        <GiftFields words={w} kinds={KINDS} />
        <GiftDeadline label={w.until} />
      </div>
      {isWrong.value ? (
        <p class="notice problem" role="alert">
          {badNumber}
        </p>
      ) : null}
      <button class="button coupon-make" disabled={issue.isPending}>
        {w.make}
      </button>
      <p class={made.value === '' ? 'out-of-sight' : 'notice calm'} role="status">
        {made.value === '' ? '' : w.made(made.value)}
      </p>
    </form>
  )
}

export function CouponList() {
  const w = rewardsWords.words().coupons
  const coupons = useRead('GET /coupons', [{ query: { limit: SHOWN } }])
  return (
    <section class="card stack" aria-labelledby="coupons-title">
      <div>
        <h2 id="coupons-title">{w.title}</h2>
        <p class="quiet small">{w.text}</p>
      </div>
      <CouponForm />
      {coupons.data === undefined ? <LoadState error={coupons.error} onAgain={() => void coupons.refetch()} /> : null}
      {coupons.data?.items.length === 0 ? <p class="quiet">{w.empty}</p> : null}
      {coupons.data && coupons.data.items.length > 0 ? <CouponTable coupons={coupons.data.items} /> : null}
      {coupons.data && coupons.data.items.length > 0 ? <TakeList list="coupons" /> : null}
    </section>
  )
}

const TONES = { open: 'badge', used: 'badge good', void: 'badge bad', late: 'badge warn' } as const

function CouponTable({ coupons }: { readonly coupons: readonly Coupon[] }) {
  const w = rewardsWords.words().coupons
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={w.text}>
      <table class="table coupons">
        <thead>
          <tr>
            <th>{w.code}</th>
            <th>{w.gives}</th>
            <th>{w.deadline}</th>
            <th>{w.origin}</th>
            <th>{w.state}</th>
          </tr>
        </thead>
        <tbody>
          {coupons.map(coupon => {
            const state = stateOf(coupon)
            return (
              <tr key={coupon.couponId}>
                <td class="coupon-code">{coupon.code}</td>
                <td>{giftText(coupon)}</td>
                <td class="nowrap">{day(coupon.deadline)}</td>
                <td>{w.origins[coupon.origin]}</td>
                <td>
                  <span class={TONES[state]}>{w.states[state]}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
