/** Experiments, in Bulgarian. */
import { plural } from '../../../kernel/locale.ts'
import type { ExperimentsWords } from './ru.ts'

export const bg: ExperimentsWords = {
  title: 'Проверки',
  lead: 'Променяме едно нещо за половината клиенти и гледаме дали е по-добре.',
  create: 'Нова проверка',
  empty: 'Още няма проверки',
  emptyText: 'Например: други думи в прякото предложение. По една промяна наведнъж, иначе не се знае кое е помогнало.',
  states: { draft: 'чернова', queued: 'на опашка', running: 'върви', done: 'приключи', stopped: 'спряна' },
  name: 'Име за Вас',
  variable: 'Какво променяме',
  variables: { words: 'думите', offset: 'деня', channel: 'канала', offer: 'офертата', hour: 'часа' },
  noOffers: 'Първо добавете оферта',
  text: 'Нов текст',
  days: 'Колко дни по-късно',
  daysHint: 'С минус – по-рано.',
  hour: 'В колко часа',
  rung: 'В кой контакт',
  rungs: { soft: 'да си припомнят за Вас', product: 'за стоката', offer: 'пряко предложение' },
  size: 'Какво ще може да се види',
  sizeLead: (share, perWeek) => `Сега след контакт купуват ${share}, срокове на седмица: ${perWeek}.`,
  tooSmall: 'През последната година сроковете са твърде малко: разлика няма да се види. Върнете се, когато клиентите станат повече.',
  weeks: count => `За ${plural('bg', count, { one: '# седмица', other: '# седмици' })}`,
  visible: people => `вижда се разлика от поне ${people} на 100 души`,
  start: 'Започни',
  forWeeks: 'За колко седмици',
  queue: 'Започни, когато другата приключи',
  stop: 'Спри',
  before: 'Както беше',
  after: 'По новому',
  sharesOf: (bought, all) => `${bought} от ${all}`,
}
