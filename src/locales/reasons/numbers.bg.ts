import { plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { NumberWords } from './numbers-words.ts'

const percent = (share: number): string => formatPercent(share, 'bg')
const times = (count: number): string => plural('bg', count, { one: '# път', other: '# пъти' })
const visits = (count: number): string => plural('bg', count, { one: '# посещение', other: '# посещения' })
const purchases = (count: number): string => plural('bg', count, { one: '# покупка', other: '# покупки' })
const ago = (since: number): string => (since === 1 ? 'при последното посещение' : `преди ${visits(since)}`)

const answered = ({ replies, messages }: { readonly replies: number; readonly messages: number }): string =>
  replies === 0
    ? `на ${plural('bg', messages, { one: '# съобщение', other: '# съобщения' })} няма отговор`
    : `${plural('bg', replies, { one: '# отговор', other: '# отговора' })} на ${plural('bg', messages, { one: '# съобщение', other: '# съобщения' })}`

const ofPeople = (count: number): string => plural('bg', count, { one: '# човек', other: '# души' })
const forecasts = (count: number): string => plural('bg', count, { one: '# прогноза', other: '# прогнози' })
const higher = (gain: number): string => (gain < 0.01 ? 'съвсем малко, с под 1%' : `средно с ${percent(gain)}`)
const compared = ({ contacted, heldOut }: { readonly contacted: number; readonly heldOut: number }): string =>
  `писахме на ${ofPeople(contacted)}, не писахме на ${ofPeople(heldOut)}`

export const numbersBg: NumberWords = {
  basket: {
    'basket-few': d =>
      d.visits === 1
        ? 'Взето е при единственото засега посещение.'
        : `Засега ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}.`,
    'basket-always': d => `Взема го почти винаги: ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}.`,
    'basket-often': d => `Взема го от време на време: ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}.`,
    'basket-usual': d => `Взема го често: ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}.`,
    'basket-due': d =>
      `Купувано е ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}: струва си да се предложи пак.`,
    'basket-recent': d => `Купено е скоро (${ago(d.sinceVisits)}), но иначе рядко: ${times(d.bought)} при ${visits(d.visits)}.`,
    'basket-seldom': d => `Взема го рядко: ${times(d.bought)} при ${visits(d.visits)}, последно ${ago(d.sinceVisits)}.`,
  },
  prices: {
    'prices-own': d => `По ${purchases(d.purchases)} на този клиент.`,
    'prices-mixed': d =>
      `По ${purchases(d.purchases)} на този клиент: тежат ${percent(d.ownShare)}, останалото е колкото плащат другите Ви клиенти.`,
    'prices-shop': () => 'Толкова плащат другите Ви клиенти: този още не е купувал тук.',
  },
  year: {
    'year-own': d =>
      `По ${purchases(d.purchases)} и ритъма: купува ${rhythmText(d, 'bg')}. Вероятността клиентът още да е с Вас е ${formatChance(d.alive, 'bg')}; отчетено е и ` +
      'че за година част от такива клиенти си тръгват.',
    'year-doubtful': d =>
      `Средно за такива клиенти: едни няма да се върнат, други ще идват както преди. Вероятността този още да е Ваш е ${formatChance(d.alive, 'bg')}; ` +
      'една нова покупка ще изясни всичко.',
    'year-guess': () => 'Предположение по другите Ви клиенти: засега една покупка. Втората ще покаже много повече.',
  },
  channel: {
    'channel-own': d => `Съдим по този клиент: ${answered(d)}.`,
    'channel-mixed': d => `Засега сме писали малко: ${answered(d)}. Затова броим и къде отговарят другите Ви клиенти.`,
  },
  calibration: {
    'calibration-few': d => `Проверени прогнози: ${d.forecasts}. Засега са малко за извод.`,
    'calibration-honest': d =>
      `На прогнозите може да се вярва: средно очаквахме ${percent(d.said)} от клиентите, дойдоха ${percent(d.came)}.`,
    'calibration-cautious': d =>
      `Прогнозите са твърде предпазливи: средно очаквахме ${percent(d.said)} от клиентите, дойдоха ${percent(d.came)}.`,
    'calibration-hopeful': d => `Прогнозите са твърде смели: средно очаквахме ${percent(d.said)} от клиентите, дойдоха ${percent(d.came)}.`,
  },
  model: {
    'model-trade': () =>
      'Клиентите засега са под петдесет: сроковете смятаме по обичайното за Вашия бранш. После програмата се учи от Вашите.',
    'model-untested': d =>
      `Смятаме по два начина: по ритъма на клиента (дял ${percent(d.rhythmShare)}) и по броя на покупките му. Кой е по-точен, ще видим след четири седмици.`,
    'model-rhythm': d =>
      `Проверихме с миналото, с ${forecasts(d.outcomes)}. По ритъма на клиента познаваме по-добре, отколкото по броя на покупките: ${higher(d.gain)}. ` +
      `Затова делът на ритъма в прогнозата е ${percent(d.rhythmShare)}.`,
    'model-count': d =>
      `Проверихме с миналото, с ${forecasts(d.outcomes)}. По броя на покупките познаваме по-добре, отколкото по ритъма на клиента: ${higher(d.gain)}. ` +
      `Затова делът на ритъма в прогнозата е ${percent(d.rhythmShare)}.`,
    'model-level': d =>
      `Проверихме с миналото, с ${forecasts(d.outcomes)}: по ритъма на клиента и по броя на покупките познаваме еднакво. Делът на ритъма в прогнозата е ${percent(d.rhythmShare)}.`,
  },
  season: {
    'season-found': 'Сезонът е отчетен: с него познаваме по-добре и клиентите, по които не е подбиран.',
    'season-none': 'Сезонът е проверен и не го отчитаме: с него прогнозите не са по-точни.',
    'season-trade': 'Сезонът е такъв, какъвто обичайно е във Вашия бранш. Вашият собствен се вижда след две години продажби.',
    'season-later': 'Сезона още не отчитаме: обичайно се вижда след две години продажби.',
  },
  contacts: {
    'contacts-hasten': d =>
      `След съобщение идват по-рано: паузата е с ${percent(d.hastened)} по-къса (${compared(d)}). Ритъма на клиента смятаме без тази помощ.`,
    'contacts-level': d => `Съобщенията не изместват срока (${compared(d)}), затова ритъмът на клиента остава без поправка.`,
  },
}
