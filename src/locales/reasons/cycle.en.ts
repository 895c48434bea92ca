import { formatDay, plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { CycleWords } from './cycle-words.ts'

const percent = (share: number): string => formatPercent(share, 'en')
const days = (count: number): string => plural('en', count, { one: '# day', other: '# days' })
const everyDays = (count: number): string => plural('en', count, { one: 'nearly every day', other: 'every # days' })
const gaps = (count: number): string => plural('en', count, { one: '# gap', other: '# gaps' })
const lapses = (count: number): string =>
  count === 0
    ? ''
    : plural('en', count, {
        one: ' One unusually long break hardly counts.',
        other: ' # unusually long breaks hardly count.',
      })
const season = (isSeasonal: boolean): string => (isSeasonal ? ' The season is taken into account.' : '')

export const cycleEn: CycleWords = {
  rests: {
    'rests-own': d =>
      `From ${gaps(d.gaps)} between this customer’s purchases; ${d.gaps === 1 ? 'it counts' : 'they count'} for ${percent(d.ownShare)}, the rest is how others buy ` +
      `(${everyDays(d.othersCycleDays)}).${lapses(d.lapses)}${season(d.isSeasonal)}`,
    'rests-guess': d =>
      `No rhythm of this customer’s own shows yet, so it is how others buy: ${everyDays(d.othersCycleDays)}.${season(d.isSeasonal)}`,
  },
  alive: {
    'alive-on-time': d => `The last purchase was ${ago(d.silenceDays)}, a usual break for this customer.`,
    'alive-doubtful': d =>
      `The last purchase was ${ago(d.silenceDays)}, but the gaps differ so much that even a short one promises little.`,
    'alive-late': d =>
      `No purchase for ${days(d.silenceDays)}, when it is usually ${rhythmText(d, 'en')}: the longer it lasts, the lower the chance.`,
    'alive-guess': d => `One purchase so far, ${ago(d.silenceDays)}: judged by how many of your other customers came back.`,
  },
  chances: {
    'chance-ahead': d => `The expected days begin on ${formatDay(d.fromDay, 'en')}; few come earlier.`,
    'chance-open': d => `The expected days, ${formatDay(d.fromDay, 'en')} to ${formatDay(d.toDay, 'en')}, fall into this time.`,
    'chance-no-date': () => 'No day can be named: it follows from how often this customer comes, and whether he has left.',
  },
  changes: {
    'change-date': d => `A purchase today would move the next date to about ${formatDay(d.dueDay, 'en')}. ${silent(d)}`,
    'change-no-date': d => `One purchase today would not give a date yet. ${silent(d)}`,
  },
}

function ago(count: number): string {
  return count === 0 ? 'today' : count === 1 ? 'yesterday' : `${days(count)} ago`
}

function silent({ silentDay, silentAlive }: { readonly silentDay: string; readonly silentAlive: number }): string {
  return `Without one by ${formatDay(silentDay, 'en', { year: true })}, the chance that the customer is still yours will be ${formatChance(silentAlive, 'en')}.`
}
