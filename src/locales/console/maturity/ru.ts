/** How far the shop has come, in Russian. */
import { plural } from '../../../kernel/locale.ts'
import type { WordsLike } from '../../words-like.ts'

export const ru = {
  title: 'Насколько вы знаете своих клиентов',
  levels: ['Никого не знаете', 'Есть контакты', 'Контакты и история'],
  level: (number: number) => `Уровень ${number} из 3`,
  steps: {
    'record-sales': { text: 'Записывайте продажи: рукой, из кассы или файлом.', link: 'Загрузить файл', href: '/import' },
    'ask-contacts': {
      text: 'Спрашивайте телефон при покупке и давайте что-то взамен: купон, скидку, напоминание. Пока безымянных продаж больше двух третей.',
      link: 'Купоны и карты',
      href: '/rewards',
    },
    'ask-consent': {
      text: 'Контакты есть, но писать почти никому нельзя. Попросите согласие при следующей покупке.',
      link: 'Клиенты',
      href: '/customers',
    },
    'gather-history': {
      text: 'Копите историю: с полугода программа видит ритм каждого. Прошлые продажи можно загрузить файлом.',
      link: 'Загрузить историю',
      href: '/import',
    },
    'keep-going': { text: 'Так держать: программа знает, кому, когда и о чём написать.', link: 'Сегодня', href: '/' },
  },
  contacts: 'продаж с контактом',
  consent: 'контактов с согласием',
  history: (days: number) =>
    plural('ru', days, { one: '# день истории', few: '# дня истории', many: '# дней истории', other: '# дня истории' }),
  lost: (sum: string) => `Без этого шага вы теряете примерно ${sum} в месяц.`,
  basis: (share: string) => `Посчитано по вашим же клиентам: из тех, кого вы знаете, за три месяца возвращается ${share}.`,
}

export type MaturityWords = WordsLike<typeof ru>
