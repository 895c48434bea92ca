/** What every language says about planned contacts: why this one, and why not. Days come as ISO text. */
import type { ChannelName } from '../../domain/collect/business.ts'
import type { YearHabit } from '../../domain/understand/year-habit.ts'

export interface WhyData {
  /** Usual days from one purchase to the next. */
  readonly cycleDays: number
  readonly year?: YearHabit | undefined
  readonly lastDay: string
  readonly dueDay: string
  /** Eight in ten come between these days; null when that says nothing about the due day. */
  readonly likely: { readonly from: string; readonly to: string } | null
  readonly silenceDays: number
  /** The last purchase was in another year than the reader's: then its day is told with the year. */
  readonly isLongAgo: boolean
  readonly purchases: number
  readonly agreedDay: string | null
  readonly agreedWords: string
  /** The name of the campaign, or the purchase that this one follows; empty on a ladder. */
  readonly about: string
}

export type WhyCode =
  | 'due'
  | 'due-guess'
  | 'overdue'
  | 'no-rhythm'
  | 'second-purchase'
  | 'win-back'
  | 'promise'
  | 'group-due'
  | 'asset-return'
  | 'asset-service'
  | 'warranty'
  | 'birthday'
  | 'season'
  | 'welcome'
  | 'thanks'
  | 'elsewhere'
  | 'campaign'
  | 'content'
  | 'event'
  | 'linked'
  | 'coupon'
export type NotContactedCode =
  | 'booked'
  | 'follow-up-open'
  | 'no-contact-point'
  | 'opted-out'
  | 'no-consent'
  | 'no-channel'
  | 'held-out'
  | 'capped'
  | 'quiet'
  | 'over-budget'
  | 'told-already'
  | 'unanswered'
  | 'complaint'
export type RefusalCode =
  | 'not-found'
  | 'not-open'
  | 'too-late'
  | 'too-early'
  | 'booked'
  | 'complaint'
  | 'capped'
  | 'quiet'
  | 'no-words'
  | 'no-contact-point'
  | 'opted-out'
  | 'no-consent'
  | 'no-channel'
  | 'not-approved'
  | 'already-sent'
  | 'day-has-passed'
  | 'after-its-end'

export interface PlanWords {
  readonly why: Readonly<Record<WhyCode, (data: WhyData) => string>>
  readonly chip: {
    readonly cycle: (days: number) => string
    readonly due: (day: string) => string
    readonly overdue: (days: number) => string
    readonly silent: (days: number) => string
    readonly once: string
    readonly promise: (day: string) => string
    /** A soft word may as well be a sign of attention without any message. */
    readonly softTask: string
    readonly guess: string
    readonly tryNo: (count: number) => string
    readonly about: (name: string) => string
    readonly benefit: Readonly<Record<'thanks' | 'terms' | 'none', string>>
  }
  /** What else is due in the same days, after the sentence: names in quotes. */
  readonly also: (names: readonly string[]) => string
  readonly greeting: Readonly<Record<'birthday' | 'thanks' | 'welcome', string>>
  /** Each says what to do next. */
  readonly notContacted: Readonly<Record<NotContactedCode, (count: number) => string>>
  readonly refusal: Readonly<Record<RefusalCode, (data: { readonly day?: string | undefined }) => string>>
  readonly next: {
    readonly allDone: string
    readonly nothingDue: string
    readonly noHistory: string
    readonly chooseConsent: (count: number) => string
    readonly askContacts: (count: number) => string
  }
  readonly rung: Readonly<Record<'soft' | 'product' | 'offer' | 'follow-up', string>>
  readonly channel: Readonly<Record<ChannelName, string>>
  /** The heading of the list in the terminal. */
  readonly heading: (data: { readonly day: string; readonly cards: number; readonly minutes: number }) => string
  readonly laterCards: (count: number) => string
  readonly validUntil: (day: string) => string
  readonly heldOut: (count: number) => string
  readonly unnamed: string
}
