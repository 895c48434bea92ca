import { plural } from '../../kernel/locale.ts'
import type { MeasureWords, UpliftData } from './measure-words.ts'

const number = new Intl.NumberFormat('ru')
const buyers = (count: number): string =>
  plural('ru', count, { one: '# покупателя', few: '# покупателей', many: '# покупателей', other: '# покупателя' })
const bought = (count: number): string =>
  plural('ru', count, { one: '# покупал', few: '# покупали', many: '# покупали', other: '# покупали' })
const days = (count: number): string => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })
/** After «около»: one expected return of one customer is a case. */
const dates = (count: number): string => plural('ru', count, { one: '# случая', few: '# случаев', many: '# случаев', other: '# случая' })
const between = ({ lowPoints, highPoints }: UpliftData): string =>
  `скорее всего от ${number.format(lowPoints)} до ${number.format(highPoints)} на 100 человек`
const change =
  (what: string) =>
  ({ frozen, now }: { readonly frozen: string; readonly now: string }): string =>
    `${what}: при закрытии ${frozen}, с поздними чеками ${now}.`

export const measureRu: MeasureWords = {
  repeatRate: data =>
    `Из ${buyers(data.buyers)} за месяц ${bought(data.returning)} и раньше. Смотрели историю за ${days(data.windowDays)}.`,
  noBuyers: 'В этом месяце ещё никто не покупал.',
  uplift: {
    'nothing-to-compare': () => 'Сравнивать пока не с чем: у тех, кому нарочно не пишем, ещё ни один срок не прошёл. Они отбираются сами.',
    'not-yet': data =>
      data.visiblePoints !== null && Math.abs(data.points) > data.visiblePoints
        ? `Похоже, разница есть, но числа ещё колеблются: решайте, когда наберётся около ${data.needed === null ? '—' : dates(data.needed)}, сейчас ${number.format(data.events)}.`
        : `Мы ещё не можем сказать: нужно около ${data.needed === null ? '—' : dates(data.needed)}, есть ${number.format(data.events)}. ${
            data.visiblePoints === null
              ? 'Пока не разглядеть даже большую разницу.'
              : `Если бы из 100 человек приходило хотя бы на ${number.format(data.visiblePoints)} больше, это уже было бы видно.`
          }`,
    more: data => `Сообщения приводят людей: из 100 человек с ними покупают на ${number.format(data.points)} больше (${between(data)}).`,
    fewer: data =>
      `С сообщениями из 100 человек покупают на ${number.format(-data.points)} меньше (${between(data)}). Смените слова или пишите реже, но что-то одно за раз.`,
    'no-difference': data =>
      `Разницы нет или она мала (${between(data)}). Попробуйте другие слова, другой день или другой канал, но что-то одно за раз.`,
  },
  adjustment: {
    revenue: change('Выручка'),
    'repeat-revenue': change('Выручка от повторных покупок'),
    'new-customers': change('Новые покупатели'),
    'returning-customers': change('Вернувшиеся покупатели'),
    'repeat-purchases': change('Повторные покупки'),
    purchases: change('Покупки'),
  },
  alarm: {
    'ads-exceed-existing-and-referral':
      'Реклама приносит больше, чем свои клиенты и их знакомые вместе. Остановится реклама — остановятся и деньги: начните со списка на сегодня.',
    'ads-exceed-existing': 'Реклама приносит больше, чем свои клиенты. Здоровая доля своих — от 40 до 50 %.',
  },
  refusal: { 'bad-amount': 'Расход не бывает меньше нуля. Укажите сумму за месяц.' },
  report: {
    title: month => `Отчёт за ${month}`,
    closed: day => `Месяц закрыт ${day}, его цифры больше не меняются.`,
    running: 'Месяц ещё считается: цифры могут измениться.',
    revenue: 'Выручка',
    repeat: 'повторные покупки',
    first: 'первые покупки',
    anonymous: 'без имени',
    newCustomers: 'Новые покупатели',
    returningCustomers: 'Вернулись',
    segments: 'Клиенты',
    segment: { regular: 'Постоянные', periodic: 'Периодические', lost: 'Потеряшки', 'one-timer': 'Отказники', new: 'Новые' },
    sources: 'Откуда деньги',
    source: {
      existing: 'свои клиенты',
      referral: 'по рекомендации',
      ads: 'реклама',
      'walk-in': 'шли мимо',
      unknown: 'не знаем',
      anonymous: 'без имени',
    },
    contacts: 'Касания',
    funnel: data => `намечено ${data.planned}, сделано ${data.sent}, ответили ${data.answered}, записались ${data.booked}`,
    bought: data => `после касаний купили в срок ${data.bought} из ${data.ladders}${data.revenue === '' ? '' : ` на ${data.revenue}`}`,
    promises: data => `Договорённости: сдержано ${data.kept}, пропущено ${data.missed}, впереди ${data.open}`,
    optOuts: data => `Попросили не писать: ${data.optedOut} из ${data.writtenTo}`,
    perNewCustomer: data => `Новый клиент обошёлся в ${data.each} (потрачено ${data.spend})`,
    perRepeatPurchase: data => `Повторная покупка обошлась в ${data.each} (потрачено ${data.spend})`,
    effect: 'Помогают ли касания',
    points: points => `${points} на 100`,
    adjustments: 'Поправки после закрытия',
    nothing: 'нет',
  },
}
