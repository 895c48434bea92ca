import { plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { NumberWords } from './numbers-words.ts'

const percent = (share: number): string => formatPercent(share, 'ru')
const times = (count: number): string => plural('ru', count, { one: '# раз', few: '# раза', many: '# раз', other: '# раза' })
const outOf = (count: number): string => plural('ru', count, { one: '# визита', few: '# визитов', many: '# визитов', other: '# визита' })
const visits = (count: number): string => plural('ru', count, { one: '# визит', few: '# визита', many: '# визитов', other: '# визита' })
const purchasesOf = (count: number): string =>
  plural('ru', count, { one: '# покупке', few: '# покупкам', many: '# покупкам', other: '# покупки' })
const ago = (since: number): string => (since === 1 ? 'в прошлый визит' : `${visits(since)} назад`)

const answered = ({ replies, messages }: { readonly replies: number; readonly messages: number }): string =>
  replies === 0
    ? `на ${plural('ru', messages, { one: '# сообщение', few: '# сообщения', many: '# сообщений', other: '# сообщения' })} ответа не было`
    : `${plural('ru', replies, { one: '# ответ', few: '# ответа', many: '# ответов', other: '# ответа' })} на ` +
      plural('ru', messages, { one: '# сообщение', few: '# сообщения', many: '# сообщений', other: '# сообщения' })

const ofPeople = (count: number): string =>
  plural('ru', count, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })
const forecasts = (count: number): string =>
  plural('ru', count, { one: '# прогнозе', few: '# прогнозах', many: '# прогнозах', other: '# прогноза' })
const higher = (gain: number): string => (gain < 0.01 ? 'совсем немного, меньше чем на 1\u00A0%' : `в среднем на ${percent(gain)}`)
const compared = ({ contacted, heldOut }: { readonly contacted: number; readonly heldOut: number }): string =>
  `писали: ${ofPeople(contacted)}, не писали: ${ofPeople(heldOut)}`

export const numbersRu: NumberWords = {
  basket: {
    'basket-few': d =>
      d.visits === 1
        ? 'Было в единственном пока визите.'
        : `Пока ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
    'basket-always': d => `Берёт почти всегда: ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
    'basket-often': d => `Берёт время от времени: ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
    'basket-usual': d => `Берёт часто: ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
    'basket-due': d => `Брал ${times(d.bought)} за ${visits(d.visits)}, последний — ${ago(d.sinceVisits)}: стоит предложить снова.`,
    'basket-recent': d => `Брал недавно (${ago(d.sinceVisits)}), но обычно редко: ${times(d.bought)} из ${outOf(d.visits)}.`,
    'basket-seldom': d => `Берёт редко: ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
  },
  prices: {
    'prices-own': d => `По ${purchasesOf(d.purchases)} этого клиента.`,
    'prices-mixed': d =>
      `По ${purchasesOf(d.purchases)} этого клиента: их вес — ${percent(d.ownShare)}, остальное — то, сколько платят другие ваши клиенты.`,
    'prices-shop': () => 'Столько платят другие ваши клиенты: этот здесь ещё ничего не покупал.',
  },
  year: {
    'year-own': d =>
      `По ${purchasesOf(d.purchases)} и ритму: покупает ${rhythmText(d, 'ru')}. Вероятность, что клиент по-прежнему ваш, — ${formatChance(d.alive, 'ru')}; учтено и то, ` +
      'что за год часть таких клиентов уходит.',
    'year-doubtful': d =>
      `Среднее по таким клиентам: кто-то не вернётся, кто-то будет ходить как раньше. Вероятность, что этот ещё ваш, — ${formatChance(d.alive, 'ru')}; ` +
      'одна новая покупка всё прояснит.',
    'year-guess': () => 'Предположение по другим вашим клиентам: пока одна покупка. Вторая расскажет гораздо больше.',
  },
  channel: {
    'channel-own': d => `Считаем по этому клиенту: ${answered(d)}.`,
    'channel-mixed': d => `Писали пока мало: ${answered(d)}. Поэтому учтено и то, где отвечают другие ваши клиенты.`,
  },
  calibration: {
    'calibration-few': d => `Проверено прогнозов: ${d.forecasts}. Для вывода этого пока мало.`,
    'calibration-honest': d => `Прогнозам можно верить: в среднем ожидали ${percent(d.said)} клиентов, пришло ${percent(d.came)}.`,
    'calibration-cautious': d => `Прогнозы слишком осторожны: в среднем ожидали ${percent(d.said)} клиентов, пришло ${percent(d.came)}.`,
    'calibration-hopeful': d => `Прогнозы слишком смелы: в среднем ожидали ${percent(d.said)} клиентов, пришло ${percent(d.came)}.`,
  },
  model: {
    'model-trade': () =>
      'Клиентов пока меньше пятидесяти: сроки считаем по тому, как обычно бывает в вашем деле. Потом программа учится на ваших.',
    'model-untested': d =>
      `Считаем двумя способами: по ритму клиента (доля — ${percent(d.rhythmShare)}) и по числу его покупок. Какой точнее, проверим, когда пройдут четыре недели.`,
    'model-rhythm': d =>
      `Проверили на прошлом, на ${forecasts(d.outcomes)}. По ритму клиента угадываем лучше, чем по числу покупок: ${higher(d.gain)}. ` +
      `Поэтому доля ритма в прогнозе — ${percent(d.rhythmShare)}.`,
    'model-count': d =>
      `Проверили на прошлом, на ${forecasts(d.outcomes)}. По числу покупок угадываем лучше, чем по ритму клиента: ${higher(d.gain)}. ` +
      `Поэтому доля ритма в прогнозе — ${percent(d.rhythmShare)}.`,
    'model-level': d =>
      `Проверили на прошлом, на ${forecasts(d.outcomes)}: по ритму клиента и по числу покупок угадываем одинаково. Доля ритма в прогнозе — ${percent(d.rhythmShare)}.`,
  },
  season: {
    'season-found': 'Сезон учтён: с ним лучше угадываются и те клиенты, по которым он не подбирался.',
    'season-none': 'Сезон проверили и не учитываем: с ним прогнозы не точнее.',
    'season-trade': 'Сезон взят такой, как обычно в вашем деле. Ваш собственный виден после двух лет продаж.',
    'season-later': 'Сезон пока не учитываем: обычно он виден после двух лет продаж.',
  },
  contacts: {
    'contacts-hasten': d =>
      `После сообщения приходят раньше: перерыв короче на ${percent(d.hastened)} (${compared(d)}). Ритм клиента считаем без этой помощи.`,
    'contacts-level': d => `Сообщения срок не сдвигают (${compared(d)}), поэтому на ритм клиента поправки нет.`,
  },
}
