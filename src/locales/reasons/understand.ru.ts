import { plural } from '../../kernel/locale.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })
const inDays = (count: number): string =>
  plural('ru', count, { one: 'раз в # день', few: 'раз в # дня', many: 'раз в # дней', other: 'раз в # дня' })
const purchases = (count: number): string =>
  plural('ru', count, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })
const usual = (cycleDays: number): string => (cycleDays <= 1 ? 'почти каждый день' : `примерно ${inDays(cycleDays)}`)
const ago = (count: number): string => (count === 0 ? 'сегодня' : count === 1 ? 'вчера' : `${days(count)} назад`)

export const understandRu: UnderstandWords = {
  segment: {
    'regular-on-time': d => `Постоянный: покупает ${usual(d.cycleDays)}, последний раз — ${ago(d.silenceDays)}.`,
    'regular-late': d => `Постоянный, но задерживается на ${days(d.lateDays)}: обычно покупает ${usual(d.cycleDays)}.`,
    'periodic-irregular': d => `Периодический: ${purchases(d.purchases)}, но промежутки заметно разные — в среднем ${usual(d.cycleDays)}.`,
    'periodic-few': d => `Периодический: пока только ${purchases(d.purchases)}, ритм ещё не виден.`,
    'periodic-late': d => `Периодический: обычно покупает ${usual(d.cycleDays)} и задерживается на ${days(d.lateDays)}.`,
    'lost-silent': d => `Потеряшка: раньше покупки были ${usual(d.cycleDays)}, а последняя — ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Потеряшка: ${purchases(d.purchases)} без всякого ритма, предсказать следующую нельзя.`,
    'one-timer-overdue': d => `Отказник: одна покупка ${ago(d.silenceDays)}; кто возвращается, обычно уже вернулся бы.`,
    'new-not-yet-due': d => `Новый: первая покупка ${ago(d.silenceDays)}, возвращаться ещё рано.`,
  },
  subject: {
    own: d =>
      `Обычно ${usual(d.cycleDays)}: считаем по ${plural('ru', d.purchases, { one: '# покупке', few: '# покупкам', many: '# покупкам', other: '# покупкам' })} этого клиента.`,
    guess: d => `Предположение: покупка одна, у других бывает ${usual(d.cycleDays)}.`,
    longer: d => `В прошлый раз количество было не таким, как обычно: срок примерно ×${String(d.times).replace('.', ',')} от обычного.`,
  },
  noDate: {
    'too-uncertain': 'Дату не показываем: покупки слишком нерегулярны, любой день был бы догадкой.',
    'probably-gone': 'Дату не показываем: скорее всего, клиент больше не ходит к вам.',
  },
  basis: {
    own: 'По собственным покупкам клиента.',
    business: 'Предположение: у клиента одна покупка, судим по вашим остальным клиентам.',
    trade: 'Предположение: клиентов пока мало, судим по тому, как обычно бывает в вашем деле.',
  },
}
