import { plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { NumberWords } from './numbers-words.ts'

const percent = (share: number): string => formatPercent(share, 'en')
const visits = (count: number): string => plural('en', count, { one: '# visit', other: '# visits' })
const purchases = (count: number): string => plural('en', count, { one: '# purchase', other: '# purchases' })
const ago = (since: number): string => (since === 1 ? 'on the last visit' : `${visits(since)} ago`)

const answered = ({ replies, messages }: { readonly replies: number; readonly messages: number }): string =>
  `${replies === 0 ? 'no answers' : plural('en', replies, { one: '# answer', other: '# answers' })} to ` +
  plural('en', messages, { one: '# message', other: '# messages' })

const forecasts = (count: number): string => plural('en', count, { one: '# forecast', other: '# forecasts' })
const people = (count: number): string => plural('en', count, { one: '# person', other: '# people' })
const higher = (gain: number): string => (gain < 0.01 ? 'though only just, by less than 1%' : `by ${percent(gain)} on average`)
const compared = ({ contacted, heldOut }: { readonly contacted: number; readonly heldOut: number }): string =>
  `${people(contacted)} written to, ${people(heldOut)} not`

export const numbersEn: NumberWords = {
  basket: {
    'basket-few': d =>
      d.visits === 1
        ? 'Bought on the only visit so far.'
        : `In ${d.bought} of ${visits(d.visits)} so far, last time ${ago(d.sinceVisits)}.`,
    'basket-always': d => `Nearly always: ${d.bought} of ${visits(d.visits)}, last time ${ago(d.sinceVisits)}.`,
    'basket-often': d => `Now and then: ${d.bought} of ${visits(d.visits)}, last time ${ago(d.sinceVisits)}.`,
    'basket-usual': d => `In ${d.bought} of ${visits(d.visits)}, last time ${ago(d.sinceVisits)}.`,
    'basket-due': d => `Bought ${d.bought} times in ${visits(d.visits)}, last time ${ago(d.sinceVisits)}: worth offering again.`,
    'basket-recent': d => `Bought ${ago(d.sinceVisits)}, but rather seldom: ${d.bought} of ${visits(d.visits)}.`,
    'basket-seldom': d => `Bought in ${d.bought} of ${visits(d.visits)}, last time ${ago(d.sinceVisits)}.`,
  },
  prices: {
    'prices-own': d => `From ${purchases(d.purchases)} of this customer.`,
    'prices-mixed': d =>
      `From ${purchases(d.purchases)} of this customer; they count for ${percent(d.ownShare)}, the rest is what your other customers pay.`,
    'prices-shop': () => 'What your other customers pay: this one has bought nothing here yet.',
  },
  year: {
    'year-own': d =>
      `By ${purchases(d.purchases)} and a rhythm: buys ${rhythmText(d, 'en')}. The chance that the customer is still with you is ${formatChance(d.alive, 'en')}, ` +
      'and some such customers leave within a year, which is taken into account.',
    'year-doubtful': d =>
      `The mean of such customers: some will not come back, some will come as before. The chance that this one is still yours is ${formatChance(d.alive, 'en')}; ` +
      'a single new purchase would tell.',
    'year-guess': () => 'A guess by your other customers: one purchase so far. The second one will show much more.',
  },
  channel: {
    'channel-own': d => `From this customer: ${answered(d)}.`,
    'channel-mixed': d => `Only a little was written so far: ${answered(d)}. So where your other customers answer counts too.`,
  },
  calibration: {
    'calibration-few': d => `Only ${d.forecasts} forecasts have been checked so far, too few for a verdict.`,
    'calibration-honest': d => `The forecasts are honest: ${percent(d.said)} were expected on average and ${percent(d.came)} came.`,
    'calibration-cautious': d => `The forecasts are too cautious: ${percent(d.said)} were expected on average and ${percent(d.came)} came.`,
    'calibration-hopeful': d => `The forecasts are too hopeful: ${percent(d.said)} were expected on average and ${percent(d.came)} came.`,
  },
  model: {
    'model-trade': () =>
      'Fewer than fifty customers so far: dates come from what is usual in your trade. After that the program learns from yours.',
    'model-untested': d =>
      `Dates are counted in two ways: by the customer's rhythm (share ${percent(d.rhythmShare)}) and by the number of purchases. Which is better will show in four weeks.`,
    'model-rhythm': d =>
      `Checked on the past, on ${forecasts(d.outcomes)}: the customer's rhythm tells better than the number of purchases, ${higher(d.gain)}. ` +
      `So its share of the forecast is ${percent(d.rhythmShare)}.`,
    'model-count': d =>
      `Checked on the past, on ${forecasts(d.outcomes)}: the number of purchases tells better than the customer's rhythm, ${higher(d.gain)}. ` +
      `So the rhythm's share of the forecast is ${percent(d.rhythmShare)}.`,
    'model-level': d =>
      `Checked on the past, on ${forecasts(d.outcomes)}: the customer's rhythm and the number of purchases tell equally well. The rhythm's share of the forecast is ${percent(d.rhythmShare)}.`,
  },
  season: {
    'season-found': 'The season counts: with it, customers it was not learnt from are foretold better too.',
    'season-none': 'The season was tried and does not count: with it the forecasts are no better.',
    'season-trade': 'The season is the usual one of your trade. Your own shows after two years of sales.',
    'season-later': 'No season counts yet: it usually shows after two years of sales.',
  },
  contacts: {
    'contacts-hasten': d =>
      `After a message people come sooner: the gap is ${percent(d.hastened)} shorter (${compared(d)}). The customer's rhythm is counted without that help.`,
    'contacts-level': d => `Messages do not move the date (${compared(d)}), so the customer's rhythm is left as it is.`,
  },
}
