/** Who brought whom, and the owner's yes. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { referralRoutes } from '../../contract/referrals.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import { referralRefusalText, referralStandingText } from '../../locales/reasons/referral.ts'
import { decideReferral, listReferrals, standingOf, type StandingReferral } from '../../usecases/plan/decide-referral.ts'
import { recordReferral } from '../../usecases/plan/record-referral.ts'
import { tillMoment } from '../../usecases/plan/till-moment.ts'
import type { Handlers } from '../call.ts'
import { notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'

export const referralHandlers: Pick<Handlers, keyof typeof referralRoutes> = {
  'GET /referrals': async (deps, call) => ({
    items: (await listReferrals(deps, call.business)).map(referral => referralView(referral, call.locale)),
  }),
  'POST /referrals': async (deps, call) => {
    const { customerId, referrerId } = call.input.body
    const said = { customerId: id<'customer'>(customerId), referrerId: id<'customer'>(referrerId), actor: call.actor }
    const referral = await recordReferral(deps, call.business, said)
    if (referral === 'unknown-customer') throw notFound()
    const moment = await deps.store.inBusiness(call.business, tx => tillMoment(tx, call.at))
    return referralView(standingOf(referral, moment), call.locale)
  },
  'POST /referrals/{id}/decisions': async (deps, call) => {
    const { body, params } = call.input
    const done = await decideReferral(deps, call.business, {
      referralId: id<'referral'>(params.id),
      decision:
        body.decision === 'decline'
          ? { kind: 'decline' }
          : {
              kind: 'approve',
              deadline: day(body.deadline),
              gift: body.gift.kind === 'amount' ? { ...body.gift, minor: minor(body.gift.minor) } : body.gift,
            },
      actor: call.actor,
    })
    if (done.status === 'refused') throw refuseInWords(done.reason, { detail: referralRefusalText(done.reason, call.locale) })
    return referralView(done.referral, call.locale)
  },
}

function referralView(referral: StandingReferral, locale: Locale): AnswerOf<'POST /referrals'> {
  const { standing, state, refusal } = referral
  const code = standing === null ? (refusal ?? state) : standing.kind === 'refused' ? standing.reason : standing.kind
  const opensOn = standing?.kind === 'pending' ? standing.opensOn : null
  return {
    referralId: referral.referralId,
    customer: { customerId: referral.customerId, name: referral.customerName },
    referrer: { customerId: referral.referrerId, name: referral.referrerName },
    recordedOn: referral.recordedOn,
    state,
    standing: { code, data: { opensOn }, text: referralStandingText(referral, locale) },
    isReady: standing?.kind === 'ready',
    couponCode: referral.couponCode,
  }
}
