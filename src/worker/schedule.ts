/** All scheduled work of a business, in the order in which one tick does it. */
import type { BusinessId } from '../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../kernel/instant.ts'
import { forgetHookBodies, processHooks } from '../usecases/collect/process-hooks.ts'
import { keepRetention } from '../usecases/collect/keep-retention.ts'
import { pullSources } from '../usecases/collect/pull-sources.ts'
import { washForgotten } from '../usecases/collect/wash-forgotten.ts'
import { resumeImports } from '../usecases/collect/resume-imports.ts'
import { countOldAdvances } from '../usecases/collect/settle-advances.ts'
import { checkMailRecords } from '../usecases/deliver/check-mail-records.ts'
import { fallBack } from '../usecases/deliver/fall-back.ts'
import { matchOrphanReceipts } from '../usecases/deliver/receive-channel-events.ts'
import { deliverWebhooks, forgetOutboundEvents, tellDue } from '../usecases/deliver/deliver-webhooks.ts'
import { expireMessages } from '../usecases/deliver/expire-messages.ts'
import { sendDue } from '../usecases/deliver/send-due.ts'
import { closeDueEvents } from '../usecases/measure/close-due-events.ts'
import { freezeMonths } from '../usecases/measure/freeze-months.ts'
import { runAutopilot } from '../usecases/plan/autopilot.ts'
import { chooseOffers } from '../usecases/plan/choose-offers.ts'
import { expireContacts } from '../usecases/plan/expire-contacts.ts'
import { planContacts } from '../usecases/plan/plan-contacts.ts'
import { refreshChanged } from '../usecases/plan/refresh-changed.ts'
import { cancelLinked, planLinked } from '../usecases/plan/plan-linked.ts'
import { planContent } from '../usecases/plan/plan-content.ts'
import { runCampaigns } from '../usecases/plan/run-campaigns.ts'
import { runExperiments } from '../usecases/plan/run-experiments.ts'
import { sendDigest } from '../usecases/plan/send-digest.ts'
import { sendBroadcasts } from '../usecases/plan/send-broadcasts.ts'
import { remindCoupons } from '../usecases/plan/remind-coupons.ts'
import { remindFollowUps } from '../usecases/plan/remind-follow-ups.ts'
import { readCalendars } from '../usecases/respond/calendar-links.ts'
import { dropExpiredHolds } from '../usecases/respond/hold-slot.ts'
import { remindVisits } from '../usecases/respond/remind-visits.ts'
import { settlePoints } from '../usecases/respond/settle-points.ts'
import { businessCalibration } from '../usecases/understand/calibration.ts'
import { mineLinks } from '../usecases/understand/mine-links.ts'
import { understandBusiness } from '../usecases/understand/understand-business.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** What a step did, in numbers, by name. */
export type StepCounts = Readonly<Record<string, number>>

export interface Step {
  readonly name: string
  /** 'second': the worker's loop, for businesses that were woken (`wake` table), because somebody waits for it; 'minute': every tick; 'night': once a day, from 03:00 of the business on. */
  readonly every: 'second' | 'minute' | 'night'
  readonly run: (deps: WorkerDeps, business: BusinessId, at: Instant) => Promise<StepCounts>
}

/** Answers to repeated requests are kept for a day, as the API promises. */
const ANSWERS_KEPT_DAYS = 1

export const SCHEDULE: readonly Step[] = [
  { name: 'resume-imports', every: 'minute', run: async (deps, business) => ({ ...(await resumeImports(deps, business)) }) },
  { name: 'process-hooks', every: 'second', run: async (deps, business) => ({ ...(await processHooks(deps, business)) }) },
  { name: 'pull-sources', every: 'second', run: async (deps, business) => ({ ...(await pullSources(deps, business)) }) },
  { name: 'count-old-advances', every: 'night', run: async (deps, business, at) => ({ ...(await countOldAdvances(deps, business, at)) }) },
  { name: 'keep-retention', every: 'night', run: async (deps, business, at) => ({ ...(await keepRetention(deps, business, at)) }) },
  { name: 'forget-hook-bodies', every: 'night', run: async (deps, business, at) => ({ ...(await forgetHookBodies(deps, business, at)) }) },
  // After what the rules empty, so that this is gone from the disk as well.
  { name: 'wash-forgotten', every: 'night', run: async (deps, business, at) => ({ ...(await washForgotten(deps, business, at)) }) },
  { name: 'understand', every: 'night', run: async (deps, business) => ({ ...(await understandBusiness(deps, business)) }) },
  { name: 'mine-links', every: 'night', run: async (deps, business) => ({ ...(await mineLinks(deps, business)) }) },
  {
    name: 'calibrate',
    every: 'night',
    // So that the first look of a day at the numbers does not read all purchases.
    run: async (deps, business) => ({ forecasts: (await businessCalibration(deps, business)).report?.all.forecasts ?? 0 }),
  },
  { name: 'refresh-changed', every: 'second', run: async (deps, business) => ({ ...(await refreshChanged(deps, business)) }) },
  { name: 'plan-contacts', every: 'night', run: async (deps, business) => ({ ...(await planContacts(deps, business)) }) },
  { name: 'expire-contacts', every: 'minute', run: async (deps, business) => ({ ...(await expireContacts(deps, business)) }) },
  { name: 'remind-follow-ups', every: 'minute', run: async (deps, business) => ({ ...(await remindFollowUps(deps, business)) }) },
  { name: 'run-campaigns', every: 'minute', run: async (deps, business) => ({ ...(await runCampaigns(deps, business)) }) },
  { name: 'plan-content', every: 'night', run: async (deps, business) => ({ ...(await planContent(deps, business)) }) },
  { name: 'plan-linked', every: 'night', run: async (deps, business) => ({ ...(await planLinked(deps, business)) }) },
  { name: 'remind-coupons', every: 'night', run: async (deps, business) => ({ ...(await remindCoupons(deps, business)) }) },
  { name: 'cancel-linked', every: 'second', run: async (deps, business) => ({ ...(await cancelLinked(deps, business)) }) },
  { name: 'choose-offers', every: 'minute', run: async (deps, business) => ({ ...(await chooseOffers(deps, business)) }) },
  { name: 'run-experiments', every: 'minute', run: async (deps, business) => ({ ...(await runExperiments(deps, business)) }) },
  { name: 'send-broadcasts', every: 'minute', run: async (deps, business) => ({ ...(await sendBroadcasts(deps, business)) }) },
  { name: 'autopilot', every: 'minute', run: async (deps, business) => ({ ...(await runAutopilot(deps, business)) }) },
  { name: 'morning-digest', every: 'minute', run: async (deps, business) => ({ ...(await sendDigest(deps, business)) }) },
  { name: 'remind-visits', every: 'minute', run: async (deps, business) => ({ ...(await remindVisits(deps, business)) }) },
  { name: 'drop-holds', every: 'minute', run: dropExpiredHolds },
  {
    name: 'read-calendars',
    every: 'minute',
    run: async (deps, business) =>
      deps.calendars === undefined ? {} : { ...(await readCalendars({ ...deps, calendars: deps.calendars }, business)) },
  },
  { name: 'match-receipts', every: 'minute', run: matchOrphanReceipts },
  { name: 'fall-back', every: 'minute', run: fallBack },
  { name: 'expire-messages', every: 'minute', run: expireMessages },
  { name: 'send-due', every: 'second', run: async (deps, business) => ({ ...(await sendDue(deps, business)) }) },
  {
    name: 'check-mail-records',
    every: 'night',
    run: async (deps, business) => ({ ...(await checkMailRecords(deps, business, deps.mailRecords)) }),
  },
  { name: 'settle-points', every: 'night', run: async (deps, business) => ({ ...(await settlePoints(deps, business)) }) },
  { name: 'tell-due', every: 'minute', run: async (deps, business) => ({ ...(await tellDue(deps, business)) }) },
  { name: 'deliver-webhooks', every: 'second', run: async (deps, business) => ({ ...(await deliverWebhooks(deps, business)) }) },
  {
    name: 'forget-outbound-events',
    every: 'night',
    run: async (deps, business, at) => ({ ...(await forgetOutboundEvents(deps, business, at)) }),
  },
  { name: 'close-due-events', every: 'night', run: closeDueEvents },
  { name: 'freeze-months', every: 'night', run: freezeMonths },
  {
    name: 'forget-old-access',
    every: 'night',
    run: (deps, business, at) =>
      deps.store.inBusiness(business, async tx => ({
        sessions: await tx.business.deleteSessionsExpiredBefore(at),
        answers: await tx.business.deleteAnswersBefore(addMs(at, -ANSWERS_KEPT_DAYS * DAY_MS)),
      })),
  },
]
