/** What was done about an answer, or what the owner should do. */
import { formatDay } from '../../kernel/locale.ts'

const day = (iso: string): string => formatDay(iso, 'en', { weekday: true })
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

export const en = {
  booked: (d: { day: string, minute: number | null }) => `Booked for ${day(d.day)}${d.minute === null ? '' : ` at ${clock(d.minute)}`}. No more reminders this time.`,
  later: (d: { day: string, isConfirmed: boolean }) => `Agreed: we remind on ${day(d.day)}${d.isConfirmed ? ', and the customer has been told so' : ''}. Until then nothing is sent.`,
  no: () => 'Understood: no more reminders this time. The next one comes with the next cycle.',
  stop: (d: { isConfirmed: boolean }) => `Stopped: nothing is sent to this customer any more${d.isConfirmed ? '; one last word confirms it' : ''}.`,
  'bought-elsewhere': () => 'Noted: bought elsewhere. No more reminders this time.',
  'no-answer': () => 'Noted: no answer. The next contact comes as planned.',
  reached: () => 'Noted: you talked.',
  'wrong-number': () => 'Noted: a wrong number. Nobody writes there any more; ask for the right one at the next visit.',
  automatic: () => 'An automatic note: nobody has answered yet.',
  known: () => 'This answer was here already; nothing was done twice.',
  needsAnswer: {
    'range-to-narrow': 'The customer wants to come but named no exact time. Call and agree on one.',
    'no-time-named': 'No day was named. Ask when, and record it.',
    'outside-hours': 'The time named is outside your opening hours. Offer another.',
    'day-has-passed': 'That day has passed. Choose today or later.',
    'too-far-ahead': 'That is more than a year ahead. Agree on a nearer day.',
    'asks-price': 'The customer asks about the price. Answer him.',
    'asks-question': 'The customer has a question. Answer him.',
    'wants-cancel': 'The customer wants to cancel. Take him out of the bookings, or call.',
    'wants-other-time': 'The customer wants another time. Call and agree on one.',
    complains: 'The customer is not happy. Call him yourself, today.',
    agrees: 'The customer agrees. Call and agree on the time.',
    unclear: 'It is not clear what the customer wants. Read it yourself and choose.',
  },
}
export type AnswerWords = typeof en
