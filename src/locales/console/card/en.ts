/** What opens from a card of Today, in English: evidence, dates, reasons, outcomes, keys. */
import { plural } from '../../../kernel/locale.ts'
import type { CardWords } from './ru.ts'

const people = (count: number) => plural('en', count, { one: '# person', other: '# people' })

export const en: CardWords = {
  evidence: 'Why: the purchases so far',
  evidenceSummary: data =>
    `${plural('en', data.purchases, { one: '# purchase', other: '# purchases' })}. The next one is expected between ${data.fromDay} and ${data.toDay}.`,
  evidenceDue: 'expected',
  evidenceToday: 'today',
  profile: 'Open the customer',
  otherWay: 'Another way',
  softDone: 'Without a message: a like, a comment, a hello – done',
  outcome: 'How did it go?',
  inboxHead: 'Replies',
  inboxWaits: count => plural('en', count, { one: '# reply waits for you', other: '# replies wait for you' }),
  followUps: 'Agreed dates',
  doneNothing: 'Nobody needs a message today. We will look again tomorrow morning.',
  doneText: count => `You reached out to ${people(count)}. The program does the rest.`,
  earned: { contacts: 'written to', booked: 'booked', agreed: 'agreed a date', purchases: 'came back and bought', revenue: 'they brought' },
  soFar: 'The day so far',
  silent: 'Who is left alone, and why',
  laterDialog: {
    tooLate: 'There is no later day left: this one is running out. Send now or skip.',
    title: 'Remind you when?',
    tomorrow: 'Tomorrow',
    threeDays: 'In 3 days',
    week: 'In a week',
    month: 'In a month',
    pick: 'Another day',
    confirm: 'Remind me',
  },
  dismissDialog: {
    title: 'Why skip this one?',
    hint: 'The program will remember and learn from it.',
    reasons: {
      'already-bought': 'Already bought',
      'talked-already': 'We have already talked',
      'wrong-reason': 'The date is wrong',
      'not-this-one': 'Just not now',
    },
  },
  outcomes: {
    booked: 'Booked',
    later: 'Asks for later',
    reached: 'We talked',
    'no-answer': 'No answer',
    no: 'Does not want to',
    'bought-elsewhere': 'Bought elsewhere',
    'wrong-number': 'Wrong number',
    stop: 'Asks not to be written to',
  },
  outcomeDialog: {
    bookedTitle: 'Booked for when?',
    laterTitle: 'Get in touch when?',
    day: 'Day',
    time: 'Time (if known)',
    note: 'Note',
    save: 'Record',
  },
  keys: {
    title: 'Keys on this page',
    next: 'next',
    previous: 'previous',
    send: 'send',
    edit: 'edit the words',
    later: 'later',
    help: 'this help',
    on: 'Keys are on',
    note: 'Letters work by their place on the keyboard, in any layout.',
  },
}
