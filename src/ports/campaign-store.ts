/** What campaigns, content and outside events need from the database. Their contacts are rows of the one contact table. */
import type { ChannelName } from '../domain/collect/business.ts'
import type { Preferences } from '../domain/collect/customer.ts'
import type { MessagePurpose } from '../domain/deliver/message.ts'
import type { Audience, BroadcastWords, Campaign, CampaignState } from '../domain/plan/campaign.ts'
import type { OffLadderReason } from '../domain/plan/campaign-reason.ts'
import type { ContactPurpose } from '../domain/plan/contact.ts'
import type { ContentItem } from '../domain/plan/content.ts'
import type { Tariff } from '../domain/plan/outside-event.ts'
import type { Standing } from '../domain/understand/segment.ts'
import type { Day } from '../kernel/day.ts'
import type { CampaignId, ContactId, ContactPointId, ContentItemId, CustomerId, EventRuleId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import type { Minor } from '../kernel/money.ts'

/** What the words of a broadcast can mention about a person. */
export interface Addressee {
  readonly customerId: CustomerId
  readonly fullName: string
  readonly firstName: string
  readonly locale: Locale | null
  readonly zone: string | null
  readonly preferences: Preferences
  readonly segment: Standing | null
  readonly value365Minor: Minor | null
  readonly lastDay: Day | null
  readonly lastProduct: string | null
  readonly lastGroup: string | null
  readonly lastMinor: Minor | null
  /** Where his last purchase was or led to: the note or the location of it. */
  readonly lastPlace: string | null
}

export interface NewBroadcast {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId
  readonly segment: Standing
  readonly reason: OffLadderReason
  readonly priority: number
  readonly rung: 'soft' | 'product' | 'offer'
  /** The rendered words, where they do not come from the campaign at the moment of sending. */
  readonly ownWords: string | null
}

/** A planned broadcast whose time has come. */
export interface DueBroadcast {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly purpose: ContactPurpose
  readonly messagePurpose: MessagePurpose
  readonly cycleNo: number
  readonly rung: string
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId | null
  readonly notAfter: Instant
  readonly ownWords: string | null
  /** Of its campaign or content item; null for an event, whose words are rendered when it comes. */
  readonly words: BroadcastWords | null
  /** Who pays for it, when it is a partner's offer. */
  readonly partner: { readonly advertiser: string | null; readonly adToken: string | null } | null
}

/** Of an approved campaign, and not yet handed to the outbox. */
export interface WaitingContact {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly channel: ChannelName
  readonly notBefore: Instant
}

export interface CampaignCounts {
  readonly decisions: Readonly<Record<string, number>>
  /** Contacts by state. */
  readonly states: Readonly<Record<string, number>>
  readonly replied: number
  readonly booked: number
  readonly stopped: number
}

/** Of those it went to, or of those it was kept from. */
export interface CampaignArm {
  readonly people: number
  readonly bought: number
  readonly boughtMinor: Minor
}

export interface EventRule {
  readonly ruleId: EventRuleId
  readonly eventName: string
  readonly name: string
  readonly isOn: boolean
  readonly purpose: 'service' | 'marketing'
  readonly whom: 'named' | 'audience'
  readonly audience: Audience
  readonly words: BroadcastWords
  readonly sameBy: readonly string[]
  readonly validMinutes: number
  readonly perDay: number
  readonly estimate: { readonly fromPlace: string; readonly tariff: Tariff | null } | null
}

export interface RoutePrice {
  readonly fromPlace: string
  readonly toPlace: string
  readonly priceMinor: Minor
}

export type EventFacts = Readonly<Record<string, string | number | boolean>>

export interface OutsideEvent {
  readonly eventName: string
  readonly eventId: string
  readonly eventNo: number
  readonly happensAt: Instant
  readonly receivedAt: Instant
  readonly facts: EventFacts
  readonly result: string
  readonly messages: number
}

export interface CampaignStore {
  campaigns(limit: number): Promise<readonly Campaign[]>
  campaign(campaignId: CampaignId): Promise<Campaign | undefined>
  nextCampaignNo(): Promise<number>
  /** New, or a draft again with other contents; false when it is no draft any more. */
  saveCampaign(campaign: Campaign, actor: string): Promise<boolean>
  moveCampaign(
    campaignId: CampaignId,
    move: { readonly from: readonly CampaignState[]; readonly to: CampaignState; readonly at: Instant; readonly actor: string },
  ): Promise<boolean>
  /** Approved campaigns that have nothing left to send and whose window is over. */
  finishCampaigns(today: Day, at: Instant): Promise<number>
  /** The people of a filter, by id, neither erased nor merged. */
  audience(audience: Audience, page: { readonly after: CustomerId | null; readonly limit: number }): Promise<readonly CustomerId[]>
  /**
   * The same people in the order of their worth (see `priorityOf`), page by page: the server keeps the order, so a million
   * of them take no room here. To be walked to its end within the transaction.
   */
  audienceByWorth(audience: Audience, pageSize: number): AsyncIterable<readonly CustomerId[]>
  addressees(customerIds: readonly CustomerId[]): Promise<readonly Addressee[]>
  /** Those of these contact points that belong to more than one customer. */
  sharedPoints(points: readonly ContactPointId[]): Promise<ReadonlySet<ContactPointId>>
  /**
   * Those of them who are held out of a cycle that runs now: they get no marketing of any kind, no content, and stand in
   * no audience of an advertisement. Whoever builds one asks here.
   */
  heldOutNow(customerIds: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>>
  /**
   * When contacts that are planned for them begin, ladder and broadcasts alike; of the ladder only the direct offers for
   * what is bound to its day, because what leads up to an offer can stand back.
   */
  plannedAt(
    customerIds: readonly CustomerId[],
    options?: { readonly offersOnly?: boolean; readonly exceptCampaign?: number },
  ): Promise<ReadonlyMap<CustomerId, readonly Instant[]>>
  saveRecipients(
    campaignId: CampaignId,
    recipients: readonly { readonly customerId: CustomerId; readonly decision: string }[],
    at: Instant,
  ): Promise<void>
  /** Takes back what was written while the owner was being asked: nobody is told of it, nothing of it is kept. */
  forgetRecipients(campaign: Pick<Campaign, 'campaignId' | 'campaignNo'>): Promise<void>
  /** New ones only: what was made before stays as it is. Returns how many were new. */
  insertBroadcasts(broadcasts: readonly NewBroadcast[], at: Instant): Promise<number>
  /** Of campaigns and content that are approved and not paused, and of events. */
  dueBroadcasts(options: { readonly at: Instant; readonly limit: number }): Promise<readonly DueBroadcast[]>
  /** Contacts of a campaign that are approved and whose message has not left: back to planned, messages taken back. */
  recallCampaign(campaignNo: number, options: { readonly to: 'planned' | 'cancelled'; readonly at: Instant }): Promise<readonly ContactId[]>
  /** In the order in which they were to go, page by page; to be walked to its end within the transaction. */
  waitingOf(campaignNo: number, pageSize: number): AsyncIterable<readonly WaitingContact[]>
  /** Other days for contacts that wait; what has left in between stays as it is. */
  placeAnew(
    places: readonly {
      readonly contactId: ContactId
      readonly plannedDay: Day
      readonly notBefore: Instant
      readonly notAfter: Instant
    }[],
  ): Promise<void>
  /** False when it neither runs nor pauses any more. */
  changeWindow(campaignId: CampaignId, window: Pick<Campaign, 'fromDay' | 'toDay' | 'perDay'>): Promise<boolean>
  counts(campaign: Pick<Campaign, 'campaignId' | 'campaignNo'>): Promise<CampaignCounts>
  outcomes(
    campaign: Pick<Campaign, 'campaignId' | 'horizonDays'>,
  ): Promise<{ readonly contacted: CampaignArm; readonly heldOut: CampaignArm }>

  contentItems(options: { readonly openOn: Day | null; readonly limit: number }): Promise<readonly ContentItem[]>
  contentItem(itemId: ContentItemId): Promise<ContentItem | undefined>
  nextItemNo(): Promise<number>
  saveContentItem(item: ContentItem, at: Instant): Promise<void>
  /** People whose content consent is given somewhere, by id: the readers. */
  readers(page: { readonly after: CustomerId | null; readonly limit: number }): Promise<readonly CustomerId[]>
  /** What each has had, when last, and on which day that piece's turn had come. */
  contentSeen(
    customerIds: readonly CustomerId[],
  ): Promise<ReadonlyMap<CustomerId, { readonly lastDay: Day | null; readonly lastTurn: Day | null; readonly seen: ReadonlySet<number> }>>
  /** Lower-case names of the groups each has bought of. */
  boughtGroups(customerIds: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, readonly string[]>>

  eventRules(eventName: string | null): Promise<readonly EventRule[]>
  saveEventRule(rule: EventRule, at: Instant): Promise<void>
  deleteEventRule(ruleId: EventRuleId): Promise<boolean>
  routePrices(): Promise<readonly RoutePrice[]>
  /** Replaces all of them. */
  saveRoutePrices(prices: readonly RoutePrice[]): Promise<void>
  routePrice(fromPlace: string, toPlace: string): Promise<Minor | null>
  /** Reserves the event; undefined when its id is known. */
  insertEvent(event: Omit<OutsideEvent, 'eventNo' | 'result' | 'messages'>): Promise<number | undefined>
  findEvent(eventName: string, eventId: string): Promise<OutsideEvent | undefined>
  settleEvent(event: Pick<OutsideEvent, 'eventName' | 'eventId' | 'result' | 'messages'>): Promise<void>
  events(limit: number): Promise<readonly OutsideEvent[]>
  /** False when this rule has told him of this subject already. */
  noteEventContact(
    note: { readonly ruleId: EventRuleId; readonly customerId: CustomerId; readonly subject: string; readonly at: Instant },
    result: { readonly contactId: ContactId | null; readonly reason: string | null },
  ): Promise<boolean>
  eventContactsSince(ruleId: EventRuleId, customerId: CustomerId, since: Instant): Promise<number>
}
