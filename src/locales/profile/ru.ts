/** Предложения на странице клиента: период, почему не пишем и что когда было. */
import { formatDay, plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import { monthsText, rhythmText } from '../reasons/rhythm.ts'
import type { ProfileWords } from './en.ts'

export const ru: ProfileWords = {
  cycle: d =>
    (d.isLost
      ? `Раньше покупки были ${rhythmText(d, 'ru')}. Если вернётся, то скорее всего около ${formatDay(d.dueDay, 'ru')}`
      : d.isTold
        ? `Приходит ${rhythmText(d, 'ru')}; ждём около ${formatDay(d.dueDay, 'ru')}`
        : `${d.year ? `Покупки были ${monthsText(d.year, 'ru')}; ждём` : 'Ждём'} около ${formatDay(d.dueDay, 'ru')}`) +
    `, в пределах двух недель — с вероятностью ${formatPercent(d.strength, 'ru')}.`,
  cycleWithoutDate: d => `В среднем приходит ${rhythmText(d, 'ru')}.`,
  noPurchases: () => 'Покупок ещё не было, поэтому предвидеть нечего.',
  remindersCancelled: d =>
    `Купил: ${plural('ru', d.cancelled, {
      one: 'снято # напоминание',
      few: 'снято # напоминания',
      many: 'снято # напоминаний',
      other: 'снято # напоминания',
    })}.`,
  purchase: () => 'Покупка',
  purchaseCancelled: () => 'Продажа отменена',
  purchasePending: () => 'Заказ, ещё не оплачен',
  refund: () => 'Возврат денег',
  contact: {
    soft: 'Напомнить о себе',
    product: 'Напомнить о товаре',
    offer: 'Предложить прийти',
    'follow-up': 'Напомнить, как договорились',
  },
  contactState: {
    planned: 'запланировано',
    approved: 'одобрено',
    claimed: 'уходит',
    handed: 'отправлено',
    delivered: 'доставлено',
    failed: 'не вышло',
    unknown: 'неизвестно, дошло ли',
    expired: 'срок вышел',
    cancelled: 'отменено',
    done: 'сделано',
  },
  message: 'Сообщение',
  messageState: {
    queued: 'ждёт',
    claimed: 'уходит',
    sending: 'уходит',
    handed: 'отправлено',
    delivered: 'доставлено',
    read: 'прочитано',
    bounced: 'вернулось, не дошло',
    failed: 'не вышло',
    unknown: 'неизвестно, дошло ли',
    expired: 'срок вышел',
    cancelled: 'возвращено',
  },
  reply: 'Ответ',
  knownReply: 'Этот ответ уже был; дважды ничего не сделано.',
  booking: d => `Запись на ${formatDay(d.day, 'ru')}`,
  followUp: d => `Договорились на ${formatDay(d.day, 'ru')}`,
}
