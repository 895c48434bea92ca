/** The numbers, in Bulgarian. */
import { plural } from '../../../kernel/locale.ts'
import type { NumbersWords } from './ru.ts'

const people = (count: number) => plural('bg', count, { one: '# човек', other: '# души' })

export const bg: NumbersWords = {
  title: 'Числа',
  month: 'Месец', previous: 'Предишен месец', next: 'Следващ месец',
  frozen: 'Месецът е приключен: тези числа вече не се променят.', running: day => `Месецът още тече: до ${day}.`,
  table: 'Същите числа в таблица',
  repeatRate: {
    title: 'Връщат се', of: data => `${data.numerator} от ${data.denominator} купувачи за месеца`,
    chart: 'Дял на завърналите се по месеци', empty: 'Този месец още няма купувачи.',
  },
  revenue: {
    title: 'Оборот', repeat: 'от завърнали се', first: 'от нови', total: 'общо', chart: 'Оборот по месеци: от завърнали се и от нови',
    share: share => `${share} от оборота донесоха хора, които са купували и преди`,
    newCustomers: 'нови', returningCustomers: 'върнаха се',
  },
  segments: { title: 'Кои са те', group: 'Група', customers: 'Души', share: 'Дял', change: 'За месеца', points: value => `${value} пр. п.`, same: 'без промяна', people, moves: 'Кой къде премина', into: 'станаха' },
  sources: {
    title: 'Откъде идват парите', source: 'Източник', revenue: 'Оборот', share: 'Дял', customers: 'Души', spend: 'Похарчено', addSpend: 'Въведете разход',
    spendTitle: source => `Разход: ${source}`, spendAmount: 'Колко е похарчено за месеца', save: 'Запази',
    names: { existing: 'Свои клиенти', referral: 'По препоръка', ads: 'Реклама', 'walk-in': 'Минаваха оттук', anonymous: 'Без име', unknown: 'Не знаем' },
    badSum: 'Сумата е число, например 240.',
  },
  contacts: {
    title: 'От съобщението до покупката', sent: 'Свързахме се', answered: 'Отговориха', agreed: 'Уговорихме', booked: 'Записаха се', bought: 'Купиха',
    brought: sum => `Донесоха ${sum}.`, empty: 'Този месец още няма съобщения.',
  },
  uplift: {
    title: 'Помагат ли съобщенията',
    lead: 'На всеки десети нарочно не пишем. Разликата между тях и останалите е честната заслуга на съобщенията.',
    contacted: 'На които писахме', heldOut: 'На които не писахме', bought: data => `${data.numerator} от ${data.denominator} купиха`,
    difference: 'Разлика', interval: data => `най-вероятно от ${data.low} до ${data.high}`,
    none: 'Още няма какво да се сравнява.', zero: 'няма разлика',
  },
  calibration: {
    title: 'Доколко да вярвате на сроковете',
    lead: days => `Предишни прогнози за ${days} дни срещу случилото се. Точка на линията значи: колкото са обещани, толкова са дошли.`,
    none: 'Още няма какво да се сравнява: нужни са петдесет клиенти и четири седмици след това.',
    told: data => `Очаквахме ${data.said}, дойдоха ${data.came}.`,
    interval: data => `В посочения срок дойдоха ${data.share} от ${data.of} покупки; очакват се около 80 %.`,
    chart: 'Обещани и дошли', forecasts: 'Прогнози', said: 'Очаквани', came: 'Дошли', segment: 'Група', window: 'Седмици',
  },
  adjustments: 'Поправки след приключването', emptyTitle: 'Числата идват след първите покупки',
  emptyText: 'Внесете историята и програмата ще сметне колко хора се връщат при Вас още от първия месец.', importFile: 'Внесете файл',
}
