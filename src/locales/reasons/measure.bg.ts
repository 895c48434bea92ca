import { plural } from '../../kernel/locale.ts'
import type { MeasureWords, UpliftData } from './measure-words.ts'

const number = new Intl.NumberFormat('bg')
const buyers = (count: number): string => plural('bg', count, { one: 'един купувач', other: '# купувачи' })
const bought = (count: number): string => plural('bg', count, { one: '# е купувал', other: '# са купували' })
const days = (count: number): string => plural('bg', count, { one: '# ден', other: '# дни' })
const dates = (count: number): string => plural('bg', count, { one: '# случай', other: '# случая' })
const between = ({ lowPoints, highPoints }: UpliftData): string =>
  `от ${number.format(lowPoints)} до ${number.format(highPoints)} на 100 души`
const change =
  (what: string) =>
  ({ frozen, now }: { readonly frozen: string; readonly now: string }): string =>
    `${what}: при приключването ${frozen}, с късните бележки ${now}.`

export const measureBg: MeasureWords = {
  repeatRate: data =>
    `От ${buyers(data.buyers)} за месеца ${bought(data.returning)} и преди. Гледана е историята за ${days(data.windowDays)}.`,
  noBuyers: 'Този месец още никой не е купувал.',
  uplift: {
    'nothing-to-compare': () =>
      'Още няма с какво да се сравни: на никого от тези, на които нарочно не пишем, не е минал срокът. Те се избират сами.',
    'not-yet': data =>
      data.visiblePoints !== null && Math.abs(data.points) > data.visiblePoints
        ? `Изглежда има разлика, но числата още се колебаят: решете, когато се съберат около ${data.needed === null ? '–' : dates(data.needed)}, сега са ${number.format(data.events)}.`
        : `Още не можем да кажем: нужни са около ${data.needed === null ? '–' : dates(data.needed)}, има ${number.format(data.events)}. ${
            data.visiblePoints === null
              ? 'Засега не би се видяла дори голяма разлика.'
              : `Ако от 100 души идваха поне ${number.format(data.visiblePoints)} повече, вече щеше да личи.`
          }`,
    more: data =>
      `Съобщенията връщат хора: с тях от 100 души купуват ${number.format(data.points)} повече (най-вероятно ${between(data)}).`,
    fewer: data =>
      `Със съобщения от 100 души купуват ${number.format(-data.points)} по-малко (най-вероятно ${between(data)}). Сменете думите или пишете по-рядко, но едно по едно.`,
    'no-difference': data =>
      `Разлика няма или е малка (${between(data)}). Опитайте други думи, друг ден или друг канал, но само едно наведнъж.`,
  },
  adjustment: {
    revenue: change('Оборот'),
    'repeat-revenue': change('Оборот от повторни покупки'),
    'new-customers': change('Нови купувачи'),
    'returning-customers': change('Върнали се купувачи'),
    'repeat-purchases': change('Повторни покупки'),
    purchases: change('Покупки'),
  },
  alarm: {
    'ads-exceed-existing-and-referral':
      'Рекламата носи повече от Вашите клиенти и техните познати заедно. Спре ли тя, спират и парите: започнете със списъка за днес.',
    'ads-exceed-existing': 'Рекламата носи повече от Вашите клиенти. Здравословният им дял е между 40 и 50 %.',
  },
  refusal: { 'bad-amount': 'Разходът не може да е под нулата. Въведете сумата за месеца.' },
  report: {
    title: month => `Отчет за ${month}`,
    closed: day => `Месецът е приключен на ${day}, числата му вече не се променят.`,
    running: 'Месецът още се брои: числата може да се променят.',
    revenue: 'Оборот',
    repeat: 'повторни покупки',
    first: 'първи покупки',
    anonymous: 'без име',
    newCustomers: 'Нови купувачи',
    returningCustomers: 'Върнали се',
    segments: 'Клиенти',
    segment: { regular: 'Редовни', periodic: 'Периодични', lost: 'Загубени', 'one-timer': 'Еднократни', new: 'Нови' },
    sources: 'Откъде идват парите',
    source: {
      existing: 'наши клиенти',
      referral: 'по препоръка',
      ads: 'реклама',
      'walk-in': 'минаващи',
      unknown: 'не знаем',
      anonymous: 'без име',
    },
    contacts: 'Контакти',
    funnel: data => `планирани ${data.planned}, направени ${data.sent}, отговорили ${data.answered}, записали се ${data.booked}`,
    bought: data => `след контакт купили в срок ${data.bought} от ${data.ladders}${data.revenue === '' ? '' : ` за ${data.revenue}`}`,
    promises: data => `Уговорки: спазени ${data.kept}, пропуснати ${data.missed}, предстоят ${data.open}`,
    optOuts: data => `Помолили да не им се пише: ${data.optedOut} от ${data.writtenTo}`,
    perNewCustomer: data => `Нов клиент струва ${data.each} (похарчени ${data.spend})`,
    perRepeatPurchase: data => `Повторна покупка струва ${data.each} (похарчени ${data.spend})`,
    effect: 'Помагат ли контактите',
    points: points => `${points} на 100`,
    adjustments: 'Корекции след приключването',
    nothing: 'няма',
  },
}
