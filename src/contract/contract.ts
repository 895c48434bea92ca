/** The whole API on one page: every route, under /api/v1. Validation, the typed client and OpenAPI come from it. */
import type * as z from 'zod'
import { accessRoutes } from './access.ts'
import { audienceRoutes } from './audiences.ts'
import { bookingRoutes } from './bookings.ts'
import { businessRoutes } from './business.ts'
import { campaignRoutes } from './campaigns.ts'
import { calibrationRoutes } from './calibration.ts'
import { channelRoutes } from './channels.ts'
import { collectionPointRoutes } from './collection-points.ts'
import { customerRoutes } from './customers.ts'
import { eventRoutes } from './events.ts'
import { experimentRoutes } from './experiments.ts'
import { importRoutes } from './imports.ts'
import { inboxRoutes } from './inbox.ts'
import { mergeRoutes } from './merges.ts'
import { messageRoutes } from './messages.ts'
import { offerRoutes } from './offers.ts'
import { planningRoutes } from './planning.ts'
import { purchaseRoutes } from './purchases.ts'
import { referralRoutes } from './referrals.ts'
import { reportRoutes } from './reports.ts'
import { retentionRoutes } from './retention.ts'
import { rewardRoutes } from './rewards.ts'
import type { Route, Routes } from './route.ts'
import { segmentRoutes } from './segments.ts'
import { sendingRoutes } from './sending.ts'
import { sessionRoutes } from './session.ts'
import { slipRoutes } from './slips.ts'
import { sourceRoutes } from './sources.ts'
import { staffRoutes } from './staff.ts'
import { todayRoutes } from './today.ts'
import { webhookRoutes } from './webhooks.ts'
import { whatNextRoutes } from './what-next.ts'

export const API_BASE = '/api/v1'

export const contract = {
  ...sessionRoutes,
  ...businessRoutes,
  ...todayRoutes,
  ...customerRoutes,
  ...whatNextRoutes,
  ...purchaseRoutes,
  ...planningRoutes,
  ...importRoutes,
  ...mergeRoutes,
  ...sourceRoutes,
  ...webhookRoutes,
  ...audienceRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...slipRoutes,
  ...sendingRoutes,
  ...reportRoutes,
  ...calibrationRoutes,
  ...segmentRoutes,
  ...bookingRoutes,
  ...inboxRoutes,
  ...retentionRoutes,
  ...rewardRoutes,
  ...referralRoutes,
  ...collectionPointRoutes,
  ...accessRoutes,
  ...staffRoutes,
  ...campaignRoutes,
  ...eventRoutes,
  ...offerRoutes,
  ...experimentRoutes,
} as const satisfies Routes

export type Contract = typeof contract
export type RouteName = keyof Contract

type Field<R extends Route, K extends 'params' | 'query' | 'body'> = R extends { readonly [P in K]: infer S } ? S : undefined
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined
type Got<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a caller sends: for the typed client. */
export type RequestOf<N extends RouteName> = {
  readonly params: Sent<Field<Contract[N], 'params'>>
  readonly query: Sent<Field<Contract[N], 'query'>>
  readonly body: Field<Contract[N], 'body'> extends 'file' ? Blob : Sent<Field<Contract[N], 'body'>>
}
/** What a handler gets after validation. */
export type InputOf<N extends RouteName> = {
  readonly params: Got<Field<Contract[N], 'params'>>
  readonly query: Got<Field<Contract[N], 'query'>>
  readonly body: Got<Field<Contract[N], 'body'>>
}
export type AnswerOf<N extends RouteName> = z.output<Contract[N]['out']>
