/** Offers, in Russian. */
import { plural } from '../../../kernel/locale.ts'

const people = (count: number): string =>
  plural('ru', count, { one: '# клиенту', few: '# клиентам', many: '# клиентам', other: '# клиента' })

export const ru = {
  title: 'Предложения',
  lead: 'Ваш список, а программа решает, кому что подходит: не слишком дорого, не слишком дёшево, не то, что уже есть.',
  create: 'Добавить предложение',
  change: 'Изменить',
  empty: 'Предложений пока нет',
  emptyText: 'Добавьте товар с ценой и сроком: он попадёт в слова напоминаний тем, кому подходит.',
  until: (day: string) => `до ${day}`,
  chosen: (count: number) => (count === 0 ? 'Пока никому не подходит' : `Подходит ${people(count)}`),
  notSent: 'Не предложено, потому что',
  off: 'выключено',
  left: (count: string) => `осталось ${count}`,
  name: 'Что предлагаете',
  group: 'Группа товаров',
  noGroup: 'без группы',
  price: 'Цена',
  cost: 'Себестоимость',
  costHint: 'Ниже неё не предложим никому.',
  from: 'С какого дня',
  deadline: 'Последний день',
  stock: 'Сколько осталось',
  stockHint: 'Пусто — не кончается.',
  once: 'Второе не нужно (ванна, котёл)',
  needs: 'Нужно только тем, кто покупает из группы',
  nobodyNeeds: 'всем',
  favourite: 'Скидка тем, чей это любимый товар, %',
  isOn: 'Включено',
  remove: 'Удалить',
}

export type OffersWords = typeof ru
