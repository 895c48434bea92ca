/** Every row of the contract and what answers it. */
import type { Handlers } from '../call.ts'
import { accessHandlers } from './access.ts'
import { appointmentHandlers } from './appointments.ts'
import { assetHandlers } from './assets.ts'
import { audienceHandlers } from './audiences.ts'
import { bookingHandlers } from './bookings.ts'
import { businessHandlers } from './business.ts'
import { campaignHandlers } from './campaigns.ts'
import { calibrationHandlers } from './calibration.ts'
import { channelHandlers } from './channels.ts'
import { collectionPointHandlers } from './collection-points.ts'
import { consentHandlers } from './consents.ts'
import { customerHandlers } from './customers.ts'
import { eventHandlers } from './events.ts'
import { experimentHandlers } from './experiments.ts'
import { importHandlers } from './imports.ts'
import { inboxHandlers } from './inbox.ts'
import { mergeHandlers } from './merges.ts'
import { messageHandlers } from './messages.ts'
import { offerHandlers } from './offers.ts'
import { planningHandlers } from './planning.ts'
import { purchaseHandlers } from './purchases.ts'
import { referralHandlers } from './referrals.ts'
import { replyHandlers } from './replies.ts'
import { reportHandlers } from './reports.ts'
import { retentionHandlers } from './retention.ts'
import { rewardHandlers } from './rewards.ts'
import { segmentHandlers } from './segments.ts'
import { sendingHandlers } from './sending.ts'
import { sessionHandlers } from './session.ts'
import { slipHandlers } from './slips.ts'
import { sourceHandlers } from './sources.ts'
import { staffHandlers } from './staff.ts'
import { todayHandlers } from './today.ts'
import { webhookHandlers } from './webhooks.ts'
import { whatNextHandlers } from './what-next.ts'

export const handlers: Handlers = {
  ...sessionHandlers,
  ...businessHandlers,
  ...todayHandlers,
  ...customerHandlers,
  ...whatNextHandlers,
  ...consentHandlers,
  ...purchaseHandlers,
  ...planningHandlers,
  ...assetHandlers,
  ...importHandlers,
  ...mergeHandlers,
  ...sourceHandlers,
  ...webhookHandlers,
  ...audienceHandlers,
  ...messageHandlers,
  ...channelHandlers,
  ...slipHandlers,
  ...sendingHandlers,
  ...replyHandlers,
  ...reportHandlers,
  ...calibrationHandlers,
  ...segmentHandlers,
  ...bookingHandlers,
  ...inboxHandlers,
  ...appointmentHandlers,
  ...retentionHandlers,
  ...rewardHandlers,
  ...referralHandlers,
  ...collectionPointHandlers,
  ...accessHandlers,
  ...staffHandlers,
  ...campaignHandlers,
  ...eventHandlers,
  ...offerHandlers,
  ...experimentHandlers,
}
