/** Words of the till in Russian. */
import { plural } from '../../../kernel/locale.ts'
import type { WordsLike } from '../../words-like.ts'

const points = (count: number) => plural('ru', count, { one: '# балл', few: '# балла', many: '# баллов', other: '# балла' })

export const ru = {
  title: 'Касса',
  lead: 'Кто, сколько, готово. Клавиша Enter записывает продажу.',
  what: 'Что',
  sum: 'Сумма',
  coupon: 'Код купона',
  points: (available: number) => `Списать баллы (есть ${points(available)})`,
  takeFree: (left: number) =>
    plural('ru', left, {
      one: 'Это бесплатная (положена # такая)',
      few: 'Это бесплатная (положено # такие)',
      many: 'Это бесплатная (положено # таких)',
      other: 'Это бесплатная (положено # такой)',
    }),
  stamps: (data: { readonly stamps: number; readonly of: number }) => `Отметок: ${data.stamps} из ${data.of}`,
  owed: 'Следующая полная карта закроет возвращённую покупку.',
  card: (percent: string) => `Карта ${percent}`,
  toNext: (data: { readonly missing: string; readonly percent: string }) => `До ${data.percent} осталось купить на ${data.missing}`,
  hasPoints: (available: number) => points(available),
  pending: (count: number) => `ещё ${points(count)} откроются позже`,
  hasCoupons: 'Купоны клиента',
  pay: 'К оплате',
  tier: 'Скидка по карте',
  byCoupon: 'Купон',
  byPoints: 'Баллами',
  floor: 'Скидка уменьшена: ниже себестоимости не продаём.',
  badSum: 'Напишите сумму числом, например 600 или 600,50.',
  sell: 'Записать продажу',
  sold: (sum: string) => `Записано: ${sum}`,
  soldBefore: 'Эта продажа уже записана.',
  nextTime: 'На следующий раз',
  until: (day: string) => `до ${day} включительно`,
  nextTimeText: 'Напишите код на чеке или напечатайте вкладыш.',
  again: 'Следующий покупатель',
  toRewards: 'Правила поощрений',
  stranger: 'Без клиента: сработает только купон на предъявителя.',
}

export type TillWords = WordsLike<typeof ru>
