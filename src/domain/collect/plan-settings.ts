/**
 * What the owner can change about planning beyond the few numbers of the policy: ladders of segments and groups, seasons,
 * hours of single channels, rules he takes responsibility for, how he is told in the morning.
 */
/** Regulars are thanked, not discounted. */
export const LADDER_BENEFITS = ['thanks', 'terms', 'none'] as const
export type LadderBenefit = (typeof LADDER_BENEFITS)[number]

export const LADDER_SEGMENTS = ['regular', 'periodic', 'lost', 'one-timer', 'new'] as const
export type LadderSegment = (typeof LADDER_SEGMENTS)[number]

export interface LadderPlan {
  /** Days before the due day of a 90-day cycle; null leaves the rung out. The direct offer is never left out. */
  readonly softDays: number | null
  readonly productDays: number | null
  readonly offerDays: number
  /** Thanked, told of special terms, or neither. */
  readonly benefit: LadderBenefit
  /** Days after a first purchase in which he is welcomed; null for none. Not scaled: a thank-you grows stale. */
  readonly welcomeDays: number | null
  /** Asks for a recommendation after a round number of visits. */
  readonly asksReferral: boolean
  /** How often somebody silent is tried again before he is left in peace; each pause is twice as long as the one before. */
  readonly tries: number
  /** Days between the two contacts of one try; null for 15 % of his cycle within a week and a month. */
  readonly paceDays: number | null
}

/** What the owner changed, for one segment or for one group within it. */
export interface LadderChange {
  readonly segment: LadderSegment
  /** Null for all groups. */
  readonly groupId: string | null
  readonly plan: Partial<LadderPlan>
}

export interface YearDay {
  readonly month: number
  readonly day: number
}

/** A window of the year in which everybody comes: tyres in April and October. */
export interface Season {
  readonly seasonId: string
  readonly name: string
  /** The product group it is about; null for everything the shop does. */
  readonly groupId: string | null
  readonly from: YearDay
  /** Before `from` in the calendar when the window runs over the new year. */
  readonly to: YearDay
  /** Days later (or earlier, below zero) in one year: the weather's doing. */
  readonly moves: readonly { readonly year: number; readonly shiftDays: number }[]
  /** Days later or earlier where a customer lives, by his time zone. */
  readonly regions: readonly { readonly zone: string; readonly shiftDays: number }[]
}

/** Minutes since local midnight; `to` is the first minute outside. */
interface MinuteSpan {
  readonly fromMinute: number
  readonly toMinute: number
}

export interface AllowedHours {
  readonly weekday: MinuteSpan
  readonly weekend: MinuteSpan
}

/** Where and when the owner gets the list of the day; a message of the program to himself. */
export interface Digest {
  readonly channel: string
  readonly address: string
  readonly minute: number
}

export interface PlanSettings {
  readonly ladders: readonly LadderChange[]
  readonly seasons: readonly Season[]
  /** Hours of one channel, when they differ from those of all: a call later than a letter. */
  readonly hoursByChannel: Readonly<Record<string, AllowedHours>>
  /** Rules of a country the owner has decided to take upon himself; each is logged when it is set. */
  readonly overriddenRules: readonly string[]
  /** Hours the owner has to object to what goes out by itself after a while. */
  readonly autopilotAfterHours: number
  readonly digest: Digest | null
  readonly birthdays: boolean
}

export const DEFAULT_PLAN_SETTINGS: PlanSettings = {
  ladders: [],
  seasons: [],
  hoursByChannel: {},
  overriddenRules: [],
  autopilotAfterHours: 4,
  digest: null,
  birthdays: true,
}
