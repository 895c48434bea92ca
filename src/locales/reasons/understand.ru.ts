import type { SegmentReason } from '../../domain/understand/segment.ts'
import { plural } from '../../kernel/locale.ts'
import { missedText, type Rhythm, rhythmText } from './rhythm.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })
const purchases = (count: number): string =>
  plural('ru', count, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })
const usual = (rhythm: Rhythm): string => rhythmText(rhythm, 'ru')
const seasons = ({ year }: Rhythm): string => missedText(year, 'ru')
const ago = (count: number): string => (count === 0 ? 'сегодня' : count === 1 ? 'вчера' : `${days(count)} назад`)
const comes = (name: string, d: SegmentReason['data']): string =>
  `${name}: покупает ${usual(d)}${seasons(d)}, последний раз — ${ago(d.silenceDays)}.`

export const understandRu: UnderstandWords = {
  segment: {
    'regular-on-time': d => comes('Постоянный', d),
    'regular-late': d =>
      d.year ? comes('Постоянный', d) : `Постоянный, но задерживается на ${days(d.lateDays)}: обычно покупает ${usual(d)}.`,
    'periodic-irregular': d =>
      d.year
        ? comes('Периодический', d)
        : `Периодический: ${purchases(d.purchases)}, но промежутки заметно разные — в среднем ${usual(d)}.`,
    'periodic-few': d => `Периодический: пока только ${purchases(d.purchases)}, ритм ещё не виден.`,
    'periodic-late': d =>
      d.year ? comes('Периодический', d) : `Периодический: обычно покупает ${usual(d)} и задерживается на ${days(d.lateDays)}.`,
    'lost-silent': d => `Потеряшка: раньше покупки были ${usual(d)}, а последняя — ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Потеряшка: ${purchases(d.purchases)} без всякого ритма, предсказать следующую нельзя.`,
    'one-timer-overdue': d => `Отказник: одна покупка ${ago(d.silenceDays)}; кто возвращается, обычно уже вернулся бы.`,
    'new-not-yet-due': d => `Новый: первая покупка ${ago(d.silenceDays)}; кто возвращается, чаще приходит позже.`,
  },
  subject: {
    own: d =>
      `Обычно ${usual(d)}: считаем по ${plural('ru', d.purchases, { one: '# покупке', few: '# покупкам', many: '# покупкам', other: '# покупкам' })} этого клиента.`,
    guess: d => `Предположение: покупка одна, у других бывает ${usual(d)}.`,
    longer: d => `В прошлый раз количество было не таким, как обычно: срок примерно ×${String(d.times).replace('.', ',')} от обычного.`,
  },
  noDate: {
    'too-uncertain': 'Дату не показываем: покупки слишком нерегулярны, любой день был бы догадкой.',
    'probably-gone': 'Дату не показываем: скорее всего, клиент больше не ходит к вам.',
  },
  noDateOnce: 'Дату не показываем: покупка одна, а другие клиенты возвращаются слишком по-разному.',
  basis: {
    own: 'По собственным покупкам клиента.',
    two: 'По двум покупкам клиента и по тому, как ходят другие.',
    business: 'Предположение: у клиента одна покупка, судим по вашим остальным клиентам.',
    trade: 'Предположение: клиентов пока мало, судим по тому, как обычно бывает в вашем деле.',
  },
}
