/** Sentences of a customer's page: the cycle, why nothing is sent, and what happened when. */
import { formatDay, plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import { monthsText, type Rhythm, rhythmText } from '../reasons/rhythm.ts'

/** When a customer comes, as far as it can be said. */
interface CycleTold extends Rhythm {
  readonly dueDay: string
  readonly strength: number
  /** Whether there are purchases enough to say how often he comes. */
  readonly isTold: boolean
  readonly isLost: boolean
}

export const en = {
  cycle: (d: CycleTold) =>
    (d.isLost
      ? `Used to buy ${rhythmText(d, 'en')}; if there is a return, most likely around ${formatDay(d.dueDay, 'en')}`
      : d.isTold
        ? `Comes ${rhythmText(d, 'en')}; due around ${formatDay(d.dueDay, 'en')}`
        : `${d.year ? `Has come ${monthsText(d.year, 'en')}; due` : 'Due'} around ${formatDay(d.dueDay, 'en')}`) +
    `, ${formatPercent(d.strength, 'en')} likely within two weeks of it.`,
  cycleWithoutDate: (d: Rhythm) => `Comes ${rhythmText(d, 'en')} on average.`,
  noPurchases: () => 'No purchase yet, so there is nothing to foresee.',
  remindersCancelled: (d: { cancelled: number }) =>
    `Bought: ${plural('en', d.cancelled, { one: '# planned reminder was', other: '# planned reminders were' })} taken back.`,
  purchase: () => 'Bought',
  purchaseCancelled: () => 'Sale cancelled',
  purchasePending: () => 'Ordered, not paid yet',
  refund: () => 'Money given back',
  contact: {
    soft: 'Remind of us',
    product: 'Remind of the product',
    offer: 'Offer to come',
    'follow-up': 'Agreed reminder',
  },
  contactState: {
    planned: 'planned',
    approved: 'approved',
    claimed: 'going out',
    handed: 'sent',
    delivered: 'delivered',
    failed: 'failed',
    unknown: 'unknown whether it arrived',
    expired: 'expired',
    cancelled: 'cancelled',
    done: 'done',
  },
  message: 'Message',
  messageState: {
    queued: 'waits',
    claimed: 'going out',
    sending: 'going out',
    handed: 'sent',
    delivered: 'delivered',
    read: 'read',
    bounced: 'came back, did not arrive',
    failed: 'failed',
    unknown: 'unknown whether it arrived',
    expired: 'expired',
    cancelled: 'taken back',
  },
  reply: 'Answered',
  knownReply: 'This answer was here already; nothing was done twice.',
  booking: (d: { day: string }) => `Booked for ${formatDay(d.day, 'en')}`,
  followUp: (d: { day: string }) => `Agreed on ${formatDay(d.day, 'en')}`,
}
export type ProfileWords = typeof en
