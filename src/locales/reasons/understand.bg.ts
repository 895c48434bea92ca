import type { SegmentReason } from '../../domain/understand/segment.ts'
import { plural } from '../../kernel/locale.ts'
import { missedText, type Rhythm, rhythmText } from './rhythm.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('bg', count, { one: '# ден', other: '# дни' })
const purchases = (count: number): string => plural('bg', count, { one: '# покупка', other: '# покупки' })
const usual = (rhythm: Rhythm): string => rhythmText(rhythm, 'bg')
const seasons = ({ year }: Rhythm): string => missedText(year, 'bg')
const ago = (count: number): string => (count === 0 ? 'днес' : count === 1 ? 'вчера' : `преди ${days(count)}`)
const comes = (name: string, d: SegmentReason['data']): string =>
  `${name}: купува ${usual(d)}${seasons(d)}, последно – ${ago(d.silenceDays)}.`

export const understandBg: UnderstandWords = {
  segment: {
    'regular-on-time': d => comes('Редовен', d),
    'regular-late': d => (d.year ? comes('Редовен', d) : `Редовен, но закъснява с ${days(d.lateDays)}: обикновено купува ${usual(d)}.`),
    'periodic-irregular': d =>
      d.year ? comes('Периодичен', d) : `Периодичен: ${purchases(d.purchases)}, но през доста различно време – средно ${usual(d)}.`,
    'periodic-few': d => `Периодичен: засега само ${purchases(d.purchases)}, ритъмът още не личи.`,
    'periodic-late': d =>
      d.year ? comes('Периодичен', d) : `Периодичен: обикновено купува ${usual(d)} и закъснява с ${days(d.lateDays)}.`,
    'lost-silent': d => `Загубен: обичайно купуваше ${usual(d)}, а последната покупка е ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Загубен: ${purchases(d.purchases)} без никакъв ритъм, следващата не може да се предвиди.`,
    'one-timer-overdue': d => `Еднократен: една покупка ${ago(d.silenceDays)}; който се връща, обикновено вече би се върнал.`,
    'new-not-yet-due': d => `Нов: първа покупка ${ago(d.silenceDays)}; който се връща, по-често идва по-късно.`,
  },
  subject: {
    own: d => `Обикновено ${usual(d)}: съдим по ${plural('bg', d.purchases, { one: '# покупка', other: '# покупки' })} на този клиент.`,
    guess: d => `Предположение: има една покупка, при другите е ${usual(d)}.`,
    longer: d => `Последния път взе различно от обичайното: ще стигне за около ${String(d.times).replace('.', ',')} пъти обичайния срок.`,
  },
  noDate: {
    'too-uncertain': 'Не показваме дата: покупките са твърде нередовни и всеки ден би бил налучкване.',
    'probably-gone': 'Не показваме дата: най-вероятно клиентът вече не идва при Вас.',
  },
  noDateOnce: 'Не показваме дата: покупката е една, а другите клиенти се връщат твърде различно.',
  basis: {
    own: 'По собствените покупки на клиента.',
    two: 'По двете покупки на клиента и по това как идват другите.',
    business: 'Предположение: клиентът има една покупка, съдим по останалите Ви клиенти.',
    trade: 'Предположение: клиентите още са малко, съдим по обичайното за Вашия бранш.',
  },
}
