/** One card of Today: who, why now with its numbers, the exact words, and the one thing to press. */
import type { HandLink } from '../../domain/deliver/hand-links.ts'
import type { ChannelName } from '../../domain/collect/business.ts'
import type { ContactRung, ContactState } from '../../domain/plan/contact.ts'
import type { Blocked } from '../../domain/plan/eligibility.ts'
import type { Standing } from '../../domain/understand/segment.ts'
import type { Day } from '../../kernel/day.ts'
import type { ContactId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { phoneText } from '../../kernel/phone-text.ts'
import { localDay } from '../../kernel/zone.ts'
import { planWords, softTaskChip, type ToldDecision, whyChips, whySentence } from '../../locales/reasons/plan.ts'
import type { ContactForWords, Sender } from '../../ports/deliver-store.ts'
import type { ContactRow, FollowUpRow } from '../../ports/plan-store.ts'
import { renderWords } from '../deliver/render-words.ts'

export interface TodayCard {
  readonly contactId: ContactId
  readonly customer: { readonly customerId: CustomerId; readonly name: string; readonly phone: string | null }
  readonly segment: Standing
  readonly rung: ContactRung
  /** The rung in the reader's words. */
  readonly rungName: string
  readonly why: ToldDecision
  readonly chips: readonly ToldDecision[]
  readonly window: { readonly fromDay: Day; readonly dueDay: Day; readonly toDay: Day }
  readonly plannedDay: Day
  /** The last day on which this contact makes sense. */
  readonly lastDay: Day
  readonly channel: ChannelName
  readonly isSandbox: boolean
  readonly subject: string | null
  /** Empty when a template lacks what it needs: then the owner writes himself. */
  readonly words: string
  /** The same for the telephone: without the line that tells how to stop. */
  readonly spoken: string
  readonly handLinks: readonly HandLink[]
  readonly minutes: number
  readonly state: ContactState
  /** While it is in the future the approval can be taken back. */
  readonly undoUntil: Instant | null
  readonly followUp: FollowUpRow | null
  /** Why it may be shown but not sent; null on a live list. */
  readonly blockedBy: Blocked | null
}

export interface CardContext {
  readonly today: Day
  readonly locale: Locale
  readonly sender: Sender
  readonly minutesPerContact: number
}

export function todayCard(row: ContactRow, forWords: ContactForWords | undefined, context: CardContext): TodayCard {
  const told = { today: context.today, locale: context.locale }
  const rendered = forWords === undefined ? undefined : renderWords(forWords, context.sender)
  const words = rendered?.kind === 'words' ? rendered : undefined
  return {
    contactId: row.contactId,
    customer: {
      customerId: row.customerId,
      name: row.customerName === '' ? planWords(context.locale).unnamed : phoneText(row.customerName),
      phone: row.customerPhone,
    },
    segment: row.segment,
    rung: row.rung,
    rungName: planWords(context.locale).rung[row.rung],
    why: whySentence(row.reason, told),
    chips: [...whyChips(row.reason, told), ...(row.rung === 'soft' ? [softTaskChip(context.locale)] : [])],
    window: { fromDay: row.reason.windowFrom, dueDay: row.reason.dueDay, toDay: row.reason.windowTo },
    plannedDay: row.plannedDay,
    lastDay: localDay(row.notAfter, row.customerZone ?? context.sender.zone),
    channel: row.channel,
    isSandbox: row.channel === 'sandbox',
    subject: words?.subject ?? null,
    words: words?.text ?? '',
    spoken: words?.spoken ?? '',
    handLinks: words?.links ?? [],
    minutes: context.minutesPerContact,
    state: row.state,
    undoUntil: null,
    followUp: row.followUp,
    blockedBy: null,
  }
}
