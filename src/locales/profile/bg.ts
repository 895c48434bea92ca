/** Изречения на страницата на клиента: период, защо не пишем и какво кога е било. */
import { formatDay, plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import { monthsText, rhythmText } from '../reasons/rhythm.ts'
import type { ProfileWords } from './en.ts'

export const bg: ProfileWords = {
  cycle: d =>
    (d.isLost
      ? `Преди купуваше ${rhythmText(d, 'bg')}. Ако се върне, най-вероятно ще е около ${formatDay(d.dueDay, 'bg')}`
      : d.isTold
        ? `Идва ${rhythmText(d, 'bg')}; очакваме го около ${formatDay(d.dueDay, 'bg')}`
        : `${d.year ? `Покупките бяха ${monthsText(d.year, 'bg')}; очакваме го` : 'Очакваме го'} около ${formatDay(d.dueDay, 'bg')}`) +
    `, в рамките на две седмици – с вероятност ${formatPercent(d.strength, 'bg')}.`,
  cycleWithoutDate: d => `Средно идва ${rhythmText(d, 'bg')}.`,
  noPurchases: () => 'Още няма покупка, затова няма какво да се предвиди.',
  remindersCancelled: d => `Купи: ${plural('bg', d.cancelled, { one: 'отменено е # напомняне', other: 'отменени са # напомняния' })}.`,
  purchase: () => 'Покупка',
  purchaseCancelled: () => 'Отменена продажба',
  purchasePending: () => 'Поръчка, още неплатена',
  refund: () => 'Върнати пари',
  contact: {
    soft: 'Да напомним за себе си',
    product: 'Да напомним за продукта',
    offer: 'Да предложим да дойде',
    'follow-up': 'Уговорено напомняне',
  },
  contactState: {
    planned: 'планирано',
    approved: 'одобрено',
    claimed: 'тръгва',
    handed: 'изпратено',
    delivered: 'доставено',
    failed: 'не стана',
    unknown: 'не се знае дали е стигнало',
    expired: 'срокът мина',
    cancelled: 'отменено',
    done: 'готово',
  },
  message: 'Съобщение',
  messageState: {
    queued: 'чака',
    claimed: 'тръгва',
    sending: 'тръгва',
    handed: 'изпратено',
    delivered: 'доставено',
    read: 'прочетено',
    bounced: 'върна се, не стигна',
    failed: 'не стана',
    unknown: 'не се знае дали е стигнало',
    expired: 'срокът мина',
    cancelled: 'върнато',
  },
  reply: 'Отговор',
  knownReply: 'Този отговор вече беше тук; нищо не е направено два пъти.',
  booking: d => `Записан час за ${formatDay(d.day, 'bg')}`,
  followUp: d => `Уговорено за ${formatDay(d.day, 'bg')}`,
}
