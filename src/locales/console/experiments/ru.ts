/** Experiments, in Russian. */
import { plural } from '../../../kernel/locale.ts'

export const ru = {
  title: 'Проверки',
  lead: 'Меняем что-то одно для половины клиентов и смотрим, стало ли лучше.',
  create: 'Новая проверка',
  empty: 'Проверок пока нет',
  emptyText: 'Например: другие слова в прямом предложении. Одна перемена за раз, иначе непонятно, что помогло.',
  states: { draft: 'черновик', queued: 'в очереди', running: 'идёт', done: 'закончена', stopped: 'остановлена' },
  name: 'Название для себя',
  variable: 'Что меняем',
  variables: { words: 'слова', offset: 'день', channel: 'канал', offer: 'предложение', hour: 'час' },
  noOffers: 'Сначала добавьте предложение',
  text: 'Новый текст',
  days: 'На сколько дней позже',
  daysHint: 'С минусом — раньше.',
  hour: 'В котором часу',
  rung: 'В каком касании',
  rungs: { soft: 'напомнить о себе', product: 'о товаре', offer: 'прямое предложение' },
  size: 'Что можно будет увидеть',
  sizeLead: (share: string, perWeek: string) => `Сейчас после касаний покупают ${share}, сроков в неделю: ${perWeek}.`,
  tooSmall: 'За последний год сроков слишком мало: разницу не увидеть. Вернитесь, когда клиентов станет больше.',
  weeks: (count: number) => `За ${plural('ru', count, { one: '# неделю', few: '# недели', many: '# недель', other: '# недели' })}`,
  visible: (people: string) => `видно, если разница не меньше ${people} на 100 человек`,
  start: 'Начать',
  forWeeks: 'На сколько недель',
  queue: 'Начать, когда закончится другая',
  stop: 'Остановить',
  before: 'Как было',
  after: 'По-новому',
  sharesOf: (bought: string, all: string) => `${bought} из ${all}`,
}

export type ExperimentsWords = typeof ru
