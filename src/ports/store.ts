/**
 * The database as use cases see it: a transaction that belongs to one business, with one namespace for each stage.
 * Everything done through one `Tx` is committed together or not at all.
 */
import type { BusinessId } from '../kernel/ids.ts'
import type { AppointmentStore } from './appointment-store.ts'
import type { AudienceStore } from './audience-store.ts'
import type { BusinessStore, SystemStore } from './business-store.ts'
import type { CampaignStore } from './campaign-store.ts'
import type { ChannelStore } from './channel-store.ts'
import type { CollectStore } from './collect-store.ts'
import type { CollectionPointStore } from './collection-point-store.ts'
import type { DeliverStore } from './deliver-store.ts'
import type { EuroSwitchStore } from './euro-switch-store.ts'
import type { ExperimentStore } from './experiment-store.ts'
import type { HandGiftStore } from './hand-gift-store.ts'
import type { InboxStore } from './inbox-store.ts'
import type { ListStore } from './list-store.ts'
import type { MeasureStore } from './measure-store.ts'
import type { OfferStore } from './offer-store.ts'
import type { PlanStore } from './plan-store.ts'
import type { ReferralStore } from './referral-store.ts'
import type { RespondStore } from './respond-store.ts'
import type { RetentionStore } from './retention-store.ts'
import type { RewardStore } from './reward-store.ts'
import type { SampleStore } from './sample-store.ts'
import type { SourceStore } from './source-store.ts'
import type { UnderstandStore } from './understand-store.ts'
import type { WebhookStore } from './webhook-store.ts'
import type { WhatNextStore } from './what-next-store.ts'

export interface Tx {
  readonly business: BusinessStore
  readonly collect: CollectStore
  readonly understand: UnderstandStore
  readonly whatNext: WhatNextStore
  readonly plan: PlanStore
  readonly campaign: CampaignStore
  readonly offer: OfferStore
  readonly experiment: ExperimentStore
  readonly deliver: DeliverStore
  readonly channels: ChannelStore
  readonly respond: RespondStore
  readonly appointments: AppointmentStore
  readonly inbox: InboxStore
  readonly reward: RewardStore
  readonly handGifts: HandGiftStore
  readonly euroSwitch: EuroSwitchStore
  readonly referrals: ReferralStore
  readonly collectionPoints: CollectionPointStore
  readonly measure: MeasureStore
  readonly sample: SampleStore
  readonly sources: SourceStore
  readonly audiences: AudienceStore
  readonly webhooks: WebhookStore
  readonly lists: ListStore
  readonly retention: RetentionStore
}

export interface TransactionOptions {
  /**
   * What is written is computed from other rows, and is computed again when it is missing. The end of the transaction does not
   * wait for the disk: after a power cut the last half second may be missing, whole, with the note that it was done.
   */
  readonly isRedone?: boolean
}

export interface Store {
  /** One transaction in which only this business exists; an exception rolls it back. */
  inBusiness<T>(business: BusinessId, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** The few tables that belong to no business: the list of businesses, logins, the installation. */
  readonly system: SystemStore
  /**
   * Runs the work while no other process runs work of the same name for this business. When one does: 'busy' at once,
   * or after the other has finished when the caller is patient. The lock ends with the process, however it ends.
   */
  exclusively<T>(
    business: BusinessId,
    lock: { readonly name: string; readonly isPatient?: boolean },
    work: () => Promise<T>,
  ): Promise<T | 'busy'>
  /** Answers when the database does. @throws when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}
