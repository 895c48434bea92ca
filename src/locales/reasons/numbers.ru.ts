import { plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import type { NumberWords } from './numbers-words.ts'

const percent = (share: number): string => formatPercent(share, 'ru')
const times = (count: number): string => plural('ru', count, { one: '# раз', few: '# раза', many: '# раз', other: '# раза' })
const outOf = (count: number): string => plural('ru', count, { one: '# визита', few: '# визитов', many: '# визитов', other: '# визита' })
const visits = (count: number): string => plural('ru', count, { one: '# визит', few: '# визита', many: '# визитов', other: '# визита' })
const purchasesOf = (count: number): string =>
  plural('ru', count, { one: '# покупке', few: '# покупкам', many: '# покупкам', other: '# покупки' })
const cycle = (days: number): string =>
  days === 1 ? 'почти каждый день' : `примерно раз в ${plural('ru', days, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })}`
const ago = (since: number): string => (since === 1 ? 'в прошлый визит' : `${visits(since)} назад`)

const answered = ({ replies, messages }: { readonly replies: number; readonly messages: number }): string =>
  replies === 0
    ? `на ${plural('ru', messages, { one: '# сообщение', few: '# сообщения', many: '# сообщений', other: '# сообщения' })} ответа не было`
    : `${plural('ru', replies, { one: '# ответ', few: '# ответа', many: '# ответов', other: '# ответа' })} на ` +
      plural('ru', messages, { one: '# сообщение', few: '# сообщения', many: '# сообщений', other: '# сообщения' })

export const numbersRu: NumberWords = {
  basket: {
    'basket-usual': d => `Берёт почти всегда: ${times(d.bought)} из ${outOf(d.visits)}, последний — ${ago(d.sinceVisits)}.`,
    'basket-due': d => `Брал ${times(d.bought)} за ${visits(d.visits)}, последний — ${ago(d.sinceVisits)}: скоро снова понадобится.`,
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
      `По ${purchasesOf(d.purchases)} и ритму: покупает ${cycle(d.cycleDays)}. Вероятность, что клиент по-прежнему ваш, — ${percent(d.alive)}; учтено и то, ` +
      'что за год часть таких клиентов уходит.',
    'year-doubtful': d =>
      `Среднее по таким клиентам: кто-то не вернётся, кто-то будет ходить как раньше. Вероятность, что этот ещё ваш, — ${percent(d.alive)}; ` +
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
}
