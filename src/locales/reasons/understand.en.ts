import type { SegmentReason } from '../../domain/understand/segment.ts'
import { plural } from '../../kernel/locale.ts'
import { missedText, type Rhythm, rhythmText } from './rhythm.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('en', count, { one: '# day', other: '# days' })
const purchases = (count: number): string => plural('en', count, { one: '# purchase', other: '# purchases' })
const usual = (rhythm: Rhythm): string => rhythmText(rhythm, 'en')
const seasons = ({ year }: Rhythm): string => missedText(year, 'en')
const ago = (count: number): string => (count === 0 ? 'today' : count === 1 ? 'yesterday' : `${days(count)} ago`)
const comes = (name: string, d: SegmentReason['data']): string => `${name}: buys ${usual(d)}${seasons(d)}, last time ${ago(d.silenceDays)}.`

export const understandEn: UnderstandWords = {
  segment: {
    'regular-on-time': d => comes('Regular', d),
    'regular-late': d => (d.year ? comes('Regular', d) : `Regular, but ${days(d.lateDays)} late: usually buys ${usual(d)}.`),
    'periodic-irregular': d =>
      d.year ? comes('Periodic', d) : `Periodic: ${purchases(d.purchases)}, but the gaps differ a lot – on average ${usual(d)}.`,
    'periodic-few': d => `Periodic: only ${purchases(d.purchases)} so far, no rhythm to see yet.`,
    'periodic-late': d => (d.year ? comes('Periodic', d) : `Periodic: usually buys ${usual(d)} and is ${days(d.lateDays)} late.`),
    'lost-silent': d => `Lost: used to buy ${usual(d)}, but the last purchase was ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Lost: ${purchases(d.purchases)} without any rhythm, so the next one cannot be foreseen.`,
    'one-timer-overdue': d => `One-timer: a single purchase ${ago(d.silenceDays)}; those who return usually have by now.`,
    'new-not-yet-due': d => `New: first purchase ${ago(d.silenceDays)}; those who return mostly do so later.`,
  },
  subject: {
    own: d => `Usually ${usual(d)}, by ${plural('en', d.purchases, { one: '# purchase', other: '# purchases' })} of this customer.`,
    guess: d => `A guess: one purchase so far; for the others it is ${usual(d)}.`,
    longer: d => `Last time the amount was not the usual one: it should last about ${d.times} times as long.`,
  },
  noDate: {
    'too-uncertain': 'No date is shown: purchases are too irregular, and any day would be a guess.',
    'probably-gone': 'No date is shown: the customer has most likely stopped coming.',
  },
  noDateOnce: 'No date is shown: there is one purchase, and other customers come back after very different times.',
  basis: {
    own: "From this customer's own purchases.",
    two: 'From two purchases of this customer and how the others come.',
    business: 'A guess: one purchase so far, so we go by your other customers.',
    trade: 'A guess: few customers so far, so we go by what is usual in your trade.',
  },
}
