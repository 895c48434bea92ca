/** What customers are told about their visits, in Russian. */
import type { RespondTexts, VisitWords } from './en.ts'

export const ru: RespondTexts = {
  when: ({ day, time }: Pick<VisitWords, 'day' | 'time'>) => (time === '' ? day : `${day}, ${time}`),
  booked: v =>
    `Записали вас: ${ru.when(v)}${v.service === '' ? '' : `, ${v.service}`}. ${v.shop}${v.link === '' ? '' : `\nПеренести или отменить: ${v.link}`}`,
  bookedToConfirm: v =>
    `Записали: ${ru.when(v)}${v.service === '' ? '' : `, ${v.service}`}. Два раза мы вас не дождались, поэтому ответьте: 1 приду, 2 другое время, 3 отмена, или внесите предоплату. ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  bookedSubject: v => `Вы записаны: ${ru.when(v)}`,
  cancelledSubject: v => `Запись отменена: ${ru.when(v)}`,
  moved: v => `Перенесли, ждём вас: ${ru.when(v)}. ${v.shop}${v.link === '' ? '' : `\n${v.link}`}`,
  cancelled: v => `Запись отменили: ${ru.when(v)}. Захотите прийти — напишите. ${v.shop}`,
  confirmed: v => `Спасибо, ждём: ${ru.when(v)}. ${v.shop}`,
  reminder: v =>
    `${v.shop}: ждём вас ${ru.when(v)}${v.service === '' ? '' : ` (${v.service})`}. Ответьте: 1 — буду, 2 — перенести, 3 — отменить.${v.link === '' ? '' : `\n${v.link}`}`,
  reminderSubject: v => `Ждём вас: ${ru.when(v)}`,
  soon: v => `${v.shop}: ждём вас сегодня в ${v.time}.${v.link === '' ? '' : ` Планы изменились? ${v.link}`}`,
  ask: {
    'range-to-narrow': 'Какое время удобно?',
    'no-time-named': 'Когда вас ждать?',
    agrees: 'Отлично! Когда удобно?',
    'slot-taken': 'Это время уже занято. Свободно:',
    'outside-hours': 'В это время мы закрыты. Свободно:',
    'wants-other-time': 'На какое время перенести?',
    later: 'Когда напомнить?',
  },
  which: { cancel: 'Какую запись отменить?', move: 'Какую запись перенести?' },
  answerWhich: last => `Ответьте цифрой 1–${last}.`,
  answerBy: last => `Ответьте цифрой${last === 1 ? ' 1' : ` 1–${last}`} или назовите своё время.`,
  inDays: { 7: 'через неделю', 14: 'через две недели', 30: 'через месяц' },
  noSlots: 'На это время всё занято',
}
