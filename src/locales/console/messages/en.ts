/** The outbox, in English. */
import type { MessagesWords } from './ru.ts'

export const en: MessagesWords = {
  title: 'Messages',
  lead: 'Everything that went out, or would have, and what came back.',
  emptyTitle: 'Nothing has been sent yet',
  emptyText: 'Send the first message from Today: while you practise it goes nowhere and appears here.',
  toToday: 'Open Today',
  notSent: 'not sent',
  notSentHint: 'Practice outbox: the customer has not seen it.',
  states: {
    queued: 'waiting',
    claimed: 'sending',
    sending: 'sending',
    handed: 'handed over',
    delivered: 'delivered',
    failed: 'failed',
    unknown: 'not known whether it went out',
    expired: 'too late, not sent',
    cancelled: 'cancelled',
  },
  unknownHint: 'The connection broke while sending. It will not go again by itself: ask the customer or write once more.',
  reply: name => `Answer as the customer: ${name}`,
  replyHint: 'For example: “next week, please”',
  send: 'Answer',
  theirs: 'Reply',
  recall: 'Recall',
  recalled: 'Recalled.',
  more: 'Show more',
  filter: 'State',
  all: 'All',
}
