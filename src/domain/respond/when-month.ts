/** Whether a word that can be May is the month. */
import type { Locale } from '../../kernel/locale.ts'
import { isMod, type Row, wordAt } from './row.ts'

/** Bulgarian "май" is "it seems" as well; English "may" asks for leave more often than it names a month. */
export function isMonthHere(row: Row, at: number, locale: Locale): boolean {
  const here = row[at]
  if (locale === 'ru' || here?.is !== 'month' || here.value !== 5) return true
  if (locale === 'bg') return !isSeeming(row, at)
  const before = row[at - 1]
  return (
    isMod(
      before,
      'in',
      'until',
      'after',
      'before',
      'from',
      'early',
      'late',
      'middle',
      'next',
      'this',
      'of',
      'on',
      'end',
      'start',
      'at',
      'about',
      'or',
      'and',
      'middle',
    ) ||
    isMod(row[at + 1], 'or', 'and') ||
    row.length === 1
  )
}

/** Bulgarian "май" before a verb doubts it: "май се местихте". Before "ще" it is the month where another month stands too. */
function isSeeming(row: Row, at: number): boolean {
  const before = row[at - 1]
  if (before?.is === 'mod' && !isMod(before, 'not')) return false
  if (before?.is === 'number') return false
  const behind = row[at + 1]
  if (wordAt(behind) === 'ще') return !row.some((meaning, i) => i !== at && meaning.is === 'month')
  return isMod(behind, 'not') || SEEMING.test(wordAt(behind)) || wordAt(before) === 'че'
}
const SEEMING =
  /^(?:се|си|съм|сте|сме|е|са|си|ви|ме|ми|го|ги|я|им|ни|трябва|нямам|имам|имаше|има|вече|забрав|сбърк|обърк|затв|работ|пак|по-|така|да$|бях|беше|имахте)/u
