/** The four programmes, one form each, and the coupons that are out. */
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { CouponList } from './coupon-list.tsx'
import { PointsForm, StampsForm, ThresholdForm, TiersForm } from './program-forms.tsx'
import { ReferralList } from './referral-list.tsx'
import { rewardsWords } from './rewards-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './rewards.css'

export function RewardsPage() {
  const w = rewardsWords.words()
  const programs = useRead('GET /programs', [])
  return (
    <>
      <PageHead title={w.title} lead={w.lead}>
        <a class="button" href="/till">
          {w.till}
        </a>
      </PageHead>
      {programs.data ? (
        <div class="programs" key={programs.dataUpdatedAt}>
          <StampsForm programs={programs.data} />
          <TiersForm programs={programs.data} />
          <PointsForm programs={programs.data} />
          <ThresholdForm programs={programs.data} />
        </div>
      ) : (
        <LoadState error={programs.error} onAgain={() => void programs.refetch()} />
      )}
      <ReferralList />
      <CouponList />
    </>
  )
}
