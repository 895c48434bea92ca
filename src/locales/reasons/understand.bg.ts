import { plural } from '../../kernel/locale.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('bg', count, { one: '# ден', other: '# дни' })
const purchases = (count: number): string => plural('bg', count, { one: '# покупка', other: '# покупки' })
const usual = (cycleDays: number): string => (cycleDays <= 1 ? 'почти всеки ден' : `приблизително на всеки ${days(cycleDays)}`)
const ago = (count: number): string => (count === 0 ? 'днес' : count === 1 ? 'вчера' : `преди ${days(count)}`)

export const understandBg: UnderstandWords = {
  segment: {
    'regular-on-time': d => `Редовен: купува ${usual(d.cycleDays)}, последно – ${ago(d.silenceDays)}.`,
    'regular-late': d => `Редовен, но закъснява с ${days(d.lateDays)}: обикновено купува ${usual(d.cycleDays)}.`,
    'periodic-irregular': d => `Периодичен: ${purchases(d.purchases)}, но през доста различно време – средно ${usual(d.cycleDays)}.`,
    'periodic-few': d => `Периодичен: засега само ${purchases(d.purchases)}, ритъмът още не личи.`,
    'periodic-late': d => `Периодичен: обикновено купува ${usual(d.cycleDays)} и закъснява с ${days(d.lateDays)}.`,
    'lost-silent': d => `Загубен: обичайно купуваше ${usual(d.cycleDays)}, а последната покупка е ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Загубен: ${purchases(d.purchases)} без никакъв ритъм, следващата не може да се предвиди.`,
    'one-timer-overdue': d => `Еднократен: една покупка ${ago(d.silenceDays)}; който се връща, обикновено вече би се върнал.`,
    'new-not-yet-due': d => `Нов: първа покупка ${ago(d.silenceDays)}, още е рано да го чакате отново.`,
  },
  subject: {
    own: d =>
      `Обикновено ${usual(d.cycleDays)}: съдим по ${plural('bg', d.purchases, { one: '# покупка', other: '# покупки' })} на този клиент.`,
    guess: d => `Предположение: има една покупка, при другите е ${usual(d.cycleDays)}.`,
    longer: d => `Последния път взе различно от обичайното: ще стигне за около ${String(d.times).replace('.', ',')} пъти обичайния срок.`,
  },
  noDate: {
    'too-uncertain': 'Не показваме дата: покупките са твърде нередовни и всеки ден би бил налучкване.',
    'probably-gone': 'Не показваме дата: най-вероятно клиентът вече не идва при Вас.',
  },
  basis: {
    own: 'По собствените покупки на клиента.',
    business: 'Предположение: клиентът има една покупка, съдим по останалите Ви клиенти.',
    trade: 'Предположение: клиентите още са малко, съдим по обичайното за Вашия бранш.',
  },
}
