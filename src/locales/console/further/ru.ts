/** Names of the further pages of the console in Russian. */
import type { WordsLike } from '../../words-like.ts'

export const ru = {
  pages: {
    inbox: 'Переписка',
    bookings: 'Запись',
    campaigns: 'Рассылки',
    events: 'События',
    calendar: 'Календарь',
    offers: 'Предложения',
    rewards: 'Поощрения',
    till: 'Касса',
    experiments: 'Проверки',
    import: 'Загрузка',
    sources: 'Источники',
    calls: 'Звонки',
    messages: 'Отправленное',
    settings: 'Настройки',
    doubles: 'Похожие карточки',
    privacy: 'Личные данные',
    tables: 'Все списки таблицами',
    people: 'Сотрудники',
  },
  groups: { talk: 'Разговор', plan: 'Планы', data: 'Данные', program: 'Программа' },
}

export type FurtherWords = WordsLike<typeof ru>
export type FurtherName = keyof typeof ru.pages
