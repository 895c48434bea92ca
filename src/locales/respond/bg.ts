/** What customers are told about their visits, in Bulgarian. */
import type { RespondTexts, VisitWords } from './en.ts'

/** "12:00 ч." has the full stop of its sentence already. */
const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`)

export const bg: RespondTexts = {
  when: ({ day, time }: Pick<VisitWords, 'day' | 'time'>) => (time === '' ? day : `${day}, ${time} ч.`),
  booked: v =>
    `${ended(`Запазихме Ви час: ${bg.when(v)}${v.service === '' ? '' : `, ${v.service}`}`)} ${v.shop}${v.link === '' ? '' : `\nПромяна или отказ: ${v.link}`}`,
  bookedToConfirm: v =>
    `${ended(`Запазихме Ви час: ${bg.when(v)}${v.service === '' ? '' : `, ${v.service}`}`)} Два пъти не успяхте да дойдете, затова отговорете: 1 – идвам, 2 – друг час, 3 – отказ, или платете предварително. ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  bookedSubject: v => `Запазен час: ${bg.when(v)}`,
  cancelledSubject: v => `Часът е отменен: ${bg.when(v)}`,
  moved: v => `${ended(`Преместихме часа, очакваме Ви: ${bg.when(v)}`)} ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  cancelled: v => `${ended(`Часът е отменен: ${bg.when(v)}`)} Пишете ни, когато решите да дойдете. ${v.shop}`,
  confirmed: v => `${ended(`Благодарим, очакваме Ви: ${bg.when(v)}`)} ${v.shop}`,
  reminder: v =>
    `${ended(`${v.shop}: очакваме Ви ${bg.when(v)}${v.service === '' ? '' : ` (${v.service})`}`)} Отговорете: 1 – идвам, 2 – друг час, 3 – отказ.${v.link === '' ? '' : `\n${v.link}`}`,
  reminderSubject: v => `Очакваме Ви: ${bg.when(v)}`,
  soon: v => `${v.shop}: очакваме Ви днес в ${v.time} ч.${v.link === '' ? '' : ` Промяна в плановете? ${v.link}`}`,
  ask: {
    'range-to-narrow': 'Кой час Ви е удобен?',
    'no-time-named': 'Кога да Ви очакваме?',
    agrees: 'Чудесно! Кога Ви е удобно?',
    'slot-taken': 'Този час вече е зает. Свободни са:',
    'outside-hours': 'Тогава не работим. Свободни са:',
    'wants-other-time': 'За кога да го преместим?',
    later: 'Кога да напомним?',
  },
  which: { cancel: 'Кой час да отменим?', move: 'Кой час да преместим?' },
  answerWhich: last => `Отговорете с цифра 1–${last}.`,
  answerBy: last => `Отговорете с ${last === 1 ? '1' : `1–${last}`} или кажете друго време.`,
  inDays: { 7: 'след седмица', 14: 'след две седмици', 30: 'след месец' },
  noSlots: 'По това време всичко е заето',
}
