/** The four programmes, one form each, and the coupons that are out. */
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { CouponList } from './coupon-list.tsx'
import { PointsForm, StampsForm, ThresholdForm, TiersForm } from './program-forms.tsx'
import { rewardsWords } from './rewards-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './rewards.css'

export function RewardsPage() {
  const w = rewardsWords.words()
  const programs = useRead('GET /programs', [])
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          <p class="quiet lead">{w.lead}</p>
        </div>
        <a class="button" href="/till">
          {w.till}
        </a>
      </header>
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
      <CouponList />
    </>
  )
}
