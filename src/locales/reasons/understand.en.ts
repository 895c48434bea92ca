import { plural } from '../../kernel/locale.ts'
import type { UnderstandWords } from './understand-words.ts'

const days = (count: number): string => plural('en', count, { one: '# day', other: '# days' })
const purchases = (count: number): string => plural('en', count, { one: '# purchase', other: '# purchases' })
const usual = (cycleDays: number): string => (cycleDays <= 1 ? 'nearly every day' : `about every ${days(cycleDays)}`)
const ago = (count: number): string => (count === 0 ? 'today' : count === 1 ? 'yesterday' : `${days(count)} ago`)

export const understandEn: UnderstandWords = {
  segment: {
    'regular-on-time': d => `Regular: buys ${usual(d.cycleDays)}, last time ${ago(d.silenceDays)}.`,
    'regular-late': d => `Regular, but ${days(d.lateDays)} late: usually buys ${usual(d.cycleDays)}.`,
    'periodic-irregular': d => `Periodic: ${purchases(d.purchases)}, but the gaps differ a lot – on average ${usual(d.cycleDays)}.`,
    'periodic-few': d => `Periodic: only ${purchases(d.purchases)} so far, no rhythm to see yet.`,
    'periodic-late': d => `Periodic: usually buys ${usual(d.cycleDays)} and is ${days(d.lateDays)} late.`,
    'lost-silent': d => `Lost: used to buy ${usual(d.cycleDays)}, but the last purchase was ${ago(d.silenceDays)}.`,
    'lost-irregular': d => `Lost: ${purchases(d.purchases)} without any rhythm, so the next one cannot be foreseen.`,
    'one-timer-overdue': d => `One-timer: a single purchase ${ago(d.silenceDays)}; those who return usually have by now.`,
    'new-not-yet-due': d => `New: first purchase ${ago(d.silenceDays)}, too early to expect another.`,
  },
  subject: {
    own: d =>
      `Usually ${usual(d.cycleDays)}, by ${plural('en', d.purchases, { one: '# purchase', other: '# purchases' })} of this customer.`,
    guess: d => `A guess: one purchase so far; for the others it is ${usual(d.cycleDays)}.`,
    longer: d => `Last time the amount was not the usual one: it should last about ${d.times} times as long.`,
  },
  noDate: {
    'too-uncertain': 'No date is shown: purchases are too irregular, and any day would be a guess.',
    'probably-gone': 'No date is shown: the customer has most likely stopped coming.',
  },
  basis: {
    own: "From this customer's own purchases.",
    business: 'A guess: one purchase so far, so we go by your other customers.',
    trade: 'A guess: few customers so far, so we go by what is usual in your trade.',
  },
}
