/** Sentences about answers and messages, in English. */
import type { RespondWords } from './respond-words.ts'

export const en: RespondWords = {
  settled: {
    booked: ({ day, time }) => `Booked for ${day}${time === null ? '' : ` at ${time}`}. No more reminders this time.`,
    later: ({ day, isConfirmed }) => `Agreed for ${day}: a reminder that day replaces the usual messages.${isConfirmed ? ' The customer gets a confirmation.' : ''}`,
    no: 'Not this time. The customer comes up again when the next purchase is due.',
    stop: 'No more messages: every channel is closed and what was planned is cancelled.',
    boughtElsewhere: 'Bought already. No more reminders this time.',
    noAnswer: 'No answer. The next contact stays in the plan.',
    reached: 'Noted: you have talked.',
    wrongNumber: 'The number belongs to somebody else: nothing goes there any more. Ask the customer for the right one.',
    automatic: 'An automatic reply that nobody wrote. Nothing has changed.',
    stranger: 'An unknown number wrote. Answer it, or add the customer.',
  },
  needsAnswer: {
    'range-to-narrow': 'Wants to come but named the time roughly. Offer two or three exact ones.',
    'no-time-named': 'Did not say when. Ask for a day and enter it.',
    'outside-hours': 'You are closed at that time. Offer the nearest open one.',
    'day-has-passed': 'That day has passed. Choose today or later.',
    'too-far-ahead': 'More than a year ahead is too far to promise. Choose a nearer day.',
    'asks-price': 'Asks the price. Tell it and offer a time.',
    'asks-question': 'Has a question. Answer it.',
    'wants-cancel': 'Wants to cancel. Confirm it and offer another day.',
    'wants-other-time': 'Wants another time. Offer a free one.',
    complains: 'Is unhappy. Call in person.',
    agrees: 'Agrees. Settle on a time.',
    unclear: 'It is not quite clear what is meant. Read it and answer.',
  },
  message: {
    undone: 'You took it back.', recalled: 'Recalled.', 'no-consent': 'There is no consent to messages.', suppressed: 'The customer asked not to be written to.',
    'purchase-since': 'The customer has bought.', 'contact-cancelled': 'The contact was cancelled.', 'past-validity': 'Its time has passed; nothing goes out late.',
    'quiet-hours': 'Waits for the allowed hours.', cap: 'The customer was written to lately; it waits.', 'not-live': 'This copy is not confirmed as the live one yet.',
    'restored-copy': 'The earlier copy may have sent it. Decide whether to send.', 'worker-died': 'The program stopped while sending: it may have left. You decide.',
    'no-answer-after-data': 'The mail server did not confirm: it may have left. You decide.', refused: 'The receiving server refused it. Check the address.',
    unreachable: 'The server cannot be reached; trying again.', 'not-configured': 'The channel is not set up. Open the settings.', 'opted-out': 'The customer unsubscribed.',
    'owner-says-sent': 'You marked it as sent.', 'owner-says-not-sent': 'You marked it as not sent.', sandbox: 'Sandbox: shown, not sent.',
    accepted: 'Accepted by the server.',
  },
}
