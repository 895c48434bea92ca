/** Words of the till in Bulgarian. */
import { plural } from '../../../kernel/locale.ts'
import type { TillWords } from './ru.ts'

const points = (count: number) => plural('bg', count, { one: '# точка', other: '# точки' })

export const bg: TillWords = {
  title: 'Каса',
  lead: 'Кой, колко, готово. Клавишът Enter записва продажбата.',
  what: 'Какво',
  sum: 'Сума',
  coupon: 'Код на купон',
  points: available => `Плащане с точки (има ${points(available)})`,
  takeFree: left => plural('bg', left, { one: 'Това е безплатното (полага се #)', other: 'Това е безплатното (полагат се #)' }),
  stamps: data => `Печати: ${data.stamps} от ${data.of}`,
  owed: 'Следващата пълна карта покрива върнатата покупка.',
  card: percent => `Карта ${percent}`,
  toNext: data => `До ${data.percent} остават покупки за ${data.missing}`,
  hasPoints: available => points(available),
  pending: count => `още ${points(count)} се отварят по-късно`,
  hasCoupons: 'Купони на клиента',
  pay: 'За плащане',
  tier: 'Отстъпка по карта',
  byCoupon: 'Купон',
  byPoints: 'С точки',
  floor: 'Отстъпката е намалена: не продаваме под себестойност.',
  badSum: 'Напишете сумата с число, например 60 или 60,50.',
  sell: 'Запиши продажбата',
  sold: sum => `Записано: ${sum}`,
  soldBefore: 'Тази продажба вече е записана.',
  nextTime: 'За следващия път',
  until: day => `до ${day} включително`,
  nextTimeText: 'Напишете кода на бележката или отпечатайте купона.',
  again: 'Следващ клиент',
  toRewards: 'Правила за наградите',
  stranger: 'Без клиент: важи само купон на приносител.',
}
