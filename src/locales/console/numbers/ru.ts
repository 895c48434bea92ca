/** The numbers, in Russian. */
import { plural } from '../../../kernel/locale.ts'

const people = (count: number) => plural('ru', count, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })

export const ru = {
  title: 'Цифры',
  month: 'Месяц', previous: 'Предыдущий месяц', next: 'Следующий месяц',
  frozen: 'Месяц закрыт: эти цифры больше не меняются.', running: (day: string) => `Месяц ещё идёт: по ${day}.`,
  table: 'Те же цифры таблицей',
  repeatRate: {
    title: 'Возвращаются', of: (data: { readonly numerator: string, readonly denominator: string }) => `${data.numerator} из ${data.denominator} покупателей месяца`,
    chart: 'Доля вернувшихся по месяцам', empty: 'В этом месяце покупателей ещё не было.',
  },
  revenue: {
    title: 'Выручка', repeat: 'от вернувшихся', first: 'от новых', total: 'всего', chart: 'Выручка по месяцам: от вернувшихся и от новых',
    share: (share: string) => `${share} выручки принесли те, кто уже покупал`,
    newCustomers: 'новых', returningCustomers: 'вернулись',
  },
  segments: { title: 'Кто они', group: 'Группа', customers: 'Человек', share: 'Доля', change: 'За месяц', points: (value: string) => `${value} п. п.`, same: 'без изменений', people, moves: 'Кто куда перешёл', into: 'стали' },
  sources: {
    title: 'Откуда деньги', source: 'Источник', revenue: 'Выручка', share: 'Доля', customers: 'Человек', spend: 'Потрачено', addSpend: 'Указать расход',
    spendTitle: (source: string) => `Расход: ${source}`, spendAmount: 'Сколько потрачено за месяц', save: 'Сохранить',
    names: { existing: 'Свои клиенты', referral: 'По рекомендации', ads: 'Реклама', 'walk-in': 'Шли мимо', anonymous: 'Без имени', unknown: 'Не знаем' },
    badSum: 'Сумма — это число, например 2400.',
  },
  contacts: {
    title: 'От сообщения до покупки', sent: 'Связались', answered: 'Ответили', agreed: 'Договорились', booked: 'Записались', bought: 'Купили',
    brought: (sum: string) => `Они принесли ${sum}.`, empty: 'В этом месяце сообщений ещё не было.',
  },
  uplift: {
    title: 'Помогают ли сообщения',
    lead: 'Каждого десятого мы нарочно не трогаем. Разница между ними и остальными — честная заслуга сообщений.',
    contacted: 'Кому писали', heldOut: 'Кого не трогали', bought: (data: { readonly numerator: string, readonly denominator: string }) => `${data.numerator} из ${data.denominator} купили`,
    difference: 'Разница', interval: (data: { readonly low: string, readonly high: string }) => `скорее всего от ${data.low} до ${data.high}`,
    none: 'Сравнивать пока нечего.', zero: 'нет разницы',
  },
  calibration: {
    title: 'Насколько можно верить срокам',
    lead: (days: number) => `Прежние прогнозы на ${days} дней против того, что вышло. Точка на линии: сколько обещали, столько и пришло.`,
    none: 'Сравнивать пока нечего: нужны пятьдесят клиентов и четыре недели после этого.',
    told: (data: { readonly said: string, readonly came: string }) => `Ждали ${data.said}, пришло ${data.came}.`,
    interval: (data: { readonly share: string, readonly of: string }) => `В названный срок уложились ${data.share} из ${data.of} покупок; должно быть около 80 %.`,
    chart: 'Обещали и пришло', forecasts: 'Прогнозов', said: 'Ждали', came: 'Пришло', segment: 'Группа', window: 'Недели',
  },
  adjustments: 'Поправки после закрытия', emptyTitle: 'Цифры появятся после первых покупок',
  emptyText: 'Загрузите историю — и программа посчитает, сколько людей к вам возвращается, с первого же месяца.', importFile: 'Загрузить файл',
}

export type NumbersWords = typeof ru
