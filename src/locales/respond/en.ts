/** What customers are told about their visits, in English. Short enough for two SMS. */
export interface VisitWords {
  readonly shop: string
  /** 'Fri 13 March' */
  readonly day: string
  /** '15:30'; empty when only the day is agreed. */
  readonly time: string
  readonly service: string
  /** Empty without a public address. */
  readonly link: string
}

export const en = {
  when: ({ day, time }: Pick<VisitWords, 'day' | 'time'>) => (time === '' ? day : `${day}, ${time}`),
  booked: (v: VisitWords) =>
    `You are booked: ${en.when(v)}${v.service === '' ? '' : `, ${v.service}`}. ${v.shop}${v.link === '' ? '' : `\nChange or cancel: ${v.link}`}`,
  /** To somebody who failed to come twice. */
  bookedToConfirm: (v: VisitWords) =>
    `You are down for ${en.when(v)}${v.service === '' ? '' : `, ${v.service}`}. You could not come twice, so please say: 1 I will come, 2 another time, 3 cancel, or pay in advance. ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  bookedSubject: (v: VisitWords) => `You are booked for ${en.when(v)}`,
  cancelledSubject: (v: VisitWords) => `Cancelled: ${en.when(v)}`,
  moved: (v: VisitWords) => `Moved: we expect you ${en.when(v)}. ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  cancelled: (v: VisitWords) => `Your booking for ${en.when(v)} is cancelled. Write to us when you want to come. ${v.shop}`,
  confirmed: (v: VisitWords) => `Thank you, see you ${en.when(v)}. ${v.shop}`,
  reminder: (v: VisitWords) =>
    `${v.shop}: we expect you ${en.when(v)}${v.service === '' ? '' : ` (${v.service})`}. Answer: 1 I will come, 2 another time, 3 cancel.${v.link === '' ? '' : `\n${v.link}`}`,
  reminderSubject: (v: VisitWords) => `We expect you ${en.when(v)}`,
  soon: (v: VisitWords) => `${v.shop}: see you today at ${v.time}.${v.link === '' ? '' : ` Something came up? ${v.link}`}`,
  ask: {
    'range-to-narrow': 'Which time suits you?',
    'no-time-named': 'When shall we expect you?',
    agrees: 'Good! When suits you?',
    'slot-taken': 'That time is taken, sorry. These are free:',
    'outside-hours': 'We are closed then. These are free:',
    'wants-other-time': 'Which time instead?',
    later: 'When shall we remind you?',
  },
  which: { cancel: 'Which booking shall we cancel?', move: 'Which booking shall we move?' },
  answerWhich: (last: number) => `Answer 1–${last}.`,
  answerBy: (last: number) => `Answer ${last === 1 ? '1' : `1–${last}`}, or name your own time.`,
  inDays: { 7: 'in a week', 14: 'in two weeks', 30: 'in a month' },
  noSlots: 'All taken at that time',
}
export type RespondTexts = typeof en
