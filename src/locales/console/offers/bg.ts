/** Offers, in Bulgarian. */
import { plural } from '../../../kernel/locale.ts'
import type { OffersWords } from './ru.ts'

const people = (count: number): string => plural('bg', count, { one: '# клиент', other: '# клиенти' })

export const bg: OffersWords = {
  title: 'Оферти',
  lead: 'Вашият списък, а програмата решава кому какво подхожда: не твърде скъпо, не твърде евтино, не това, което вече има.',
  create: 'Добави оферта',
  change: 'Промени',
  empty: 'Още няма оферти',
  emptyText: 'Добавете стока с цена и срок: тя влиза в думите на напомнянията за онези, на които подхожда.',
  until: day => `до ${day}`,
  chosen: count => (count === 0 ? 'Засега не подхожда на никого' : `Подхожда на ${people(count)}`),
  notSent: 'Не е предложено, защото',
  off: 'изключена',
  left: count => `остават ${count}`,
  name: 'Какво предлагате',
  group: 'Група стоки',
  noGroup: 'без група',
  price: 'Цена',
  cost: 'Себестойност',
  costHint: 'Под нея не предлагаме на никого.',
  from: 'От кой ден',
  deadline: 'Последен ден',
  stock: 'Колко остават',
  stockHint: 'Празно – не свършва.',
  once: 'Второ не е нужно (вана, бойлер)',
  needs: 'Нужно само на онези, които купуват от група',
  nobodyNeeds: 'на всички',
  favourite: 'Отстъпка за онези, на които е любима стока, %',
  isOn: 'Включена',
  remove: 'Изтрий',
}
