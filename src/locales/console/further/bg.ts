/** Names of the further pages of the console in Bulgarian. */
import type { FurtherWords } from './ru.ts'

export const bg: FurtherWords = {
  pages: {
    inbox: 'Разговори',
    bookings: 'Часове',
    campaigns: 'Кампании',
    events: 'Събития',
    calendar: 'Календар',
    offers: 'Оферти',
    rewards: 'Награди',
    till: 'Каса',
    experiments: 'Проверки',
    import: 'Внасяне',
    sources: 'Източници',
    calls: 'Обаждания',
    messages: 'Изпратени',
    settings: 'Настройки',
    doubles: 'Подобни картони',
    privacy: 'Лични данни',
    tables: 'Всички списъци като таблици',
    people: 'Екип',
  },
  groups: { talk: 'Разговор', plan: 'Планове', data: 'Данни', program: 'Програма' },
}
