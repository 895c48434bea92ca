/** Who brought whom: how it stands, and the owner's thanks. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { customersWords } from '../customers/customers-words.ts'
import { TakeList } from '../lists/take-list.ts'
import { Dialog } from '../parts/dialog.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { onDemand } from '../parts/on-demand.tsx'
import { showToast } from '../shell/notices.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { GiftDeadline, GiftFields, readGift } from './gift-fields.tsx'
import { rewardsWords } from './rewards-words.ts'

type Referral = AnswerOf<'GET /referrals'>['items'][number]
const KINDS = ['amount', 'percent', 'gift'] as const
/** It looks for people with the words of the customers' page. */
const RecordReferral = onDemand(async () => (await import('./record-referral.tsx')).RecordReferral, customersWords)

export function ReferralList() {
  const w = rewardsWords.words().referrals
  const referrals = useRead('GET /referrals', [])
  const isAsking = useSignal(false)
  const close = () => {
    isAsking.value = false
  }
  return (
    <section class="card stack" aria-labelledby="referrals-title">
      <div>
        <h2 id="referrals-title">{w.title}</h2>
        <p class="quiet small">{w.text}</p>
      </div>
      <button
        type="button"
        class="button coupon-make"
        onClick={() => {
          isAsking.value = true
        }}
      >
        {w.record}
      </button>
      {isAsking.value ? <RecordReferral onClose={close} /> : null}
      {referrals.data === undefined ? <LoadState error={referrals.error} onAgain={() => void referrals.refetch()} /> : null}
      {referrals.data?.items.length === 0 ? <p class="quiet">{w.empty}</p> : null}
      <ul class="referrals">
        {(referrals.data?.items ?? []).map(referral => (
          <ReferralRow key={referral.referralId} referral={referral} />
        ))}
      </ul>
      {referrals.data && referrals.data.items.length > 0 ? <TakeList list="referrals" /> : null}
    </section>
  )
}

function ReferralRow({ referral }: { readonly referral: Referral }) {
  const w = rewardsWords.words().referrals
  const isThanking = useSignal(false)
  const decide = useChange('POST /referrals/{id}/decisions', { refreshes: ['GET /referrals', 'GET /coupons'] })
  const { referrer, customer, standing } = referral
  const nameOf = (name: string): string => name || shellWords().noName
  return (
    <li class="referral">
      <div>
        <p>
          <a href={`/customers/${referrer.customerId}`}>{nameOf(referrer.name)}</a> →{' '}
          <a href={`/customers/${customer.customerId}`}>{nameOf(customer.name)}</a>
        </p>
        <p class="small quiet">
          {standing.text} {referral.couponCode ?? ''}
        </p>
      </div>
      {referral.isReady ? (
        <div class="row">
          <button
            type="button"
            class="button primary"
            onClick={() => {
              isThanking.value = true
            }}
          >
            {w.thank}
          </button>
          <button
            type="button"
            class="button ghost"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ params: { id: referral.referralId }, body: { decision: 'decline' } })}
          >
            {w.decline}
          </button>
        </div>
      ) : null}
      {isThanking.value ? (
        <ThanksDialog
          referral={referral}
          onClose={() => {
            isThanking.value = false
          }}
        />
      ) : null}
    </li>
  )
}

interface ThanksProps {
  readonly referral: Referral
  readonly onClose: () => void
}

function ThanksDialog({ referral, onClose }: ThanksProps) {
  const { referrals: w, coupons, badNumber } = rewardsWords.words()
  const isWrong = useSignal(false)
  const decide = useChange('POST /referrals/{id}/decisions', {
    refreshes: ['GET /referrals', 'GET /coupons'],
    onDone: done => {
      onClose()
      showToast({ text: coupons.made(done.couponCode ?? '') })
    },
  })
  return (
    <Dialog title={w.thanksTo(referral.referrer.name || shellWords().noName)} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const gift = readGift(data)
          isWrong.value = !gift
          if (gift)
            decide.mutate({ params: { id: referral.referralId }, body: { decision: 'approve', gift, deadline: String(data.get('until')) } })
        }}
      >
        <GiftFields words={coupons} kinds={KINDS} />
        <GiftDeadline label={coupons.until} />
        {isWrong.value ? (
          <p class="notice problem" role="alert">
            {badNumber}
          </p>
        ) : null}
        <button class="button primary" disabled={decide.isPending}>
          {w.thank}
        </button>
      </form>
    </Dialog>
  )
}
