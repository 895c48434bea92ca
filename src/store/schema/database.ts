/** All tables, composed from the stages. */
import type { BusinessTables } from './business.ts'
import type { ChannelTables } from './channels.ts'
import type { CollectTables } from './collect.ts'
import type { DeliverTables } from './deliver.ts'
import type { MeasureTables } from './measure.ts'
import type { PlanTables } from './plan.ts'
import type { RespondTables } from './respond.ts'
import type { RewardTables } from './reward.ts'
import type { SourceTables } from './sources.ts'
import type { UnderstandTables } from './understand.ts'
import type { WebhookTables } from './webhooks.ts'
import type { WhatNextTables } from './what-next.ts'

export type Database = BusinessTables &
  ChannelTables &
  CollectTables &
  UnderstandTables &
  WhatNextTables &
  PlanTables &
  DeliverTables &
  RespondTables &
  RewardTables &
  MeasureTables &
  SourceTables &
  WebhookTables
