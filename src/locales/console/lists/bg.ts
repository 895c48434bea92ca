/** Taking a list as a file, in Bulgarian. */
import type { TakeListWords } from './ru.ts'

export const bg: TakeListWords = {
  take: 'Вземи като файл',
  lead: 'Всеки списък излиза като файл: Excel или CSV, както ще го отвори Вашата таблица. Никъде не се изпраща нищо.',
  back: 'Настройки',
  from: 'От',
  to: 'До',
  days: 'Дните важат за списъците, в които има ден: продажби, съобщения, часове и други.',
  groups: { people: 'Хора', sales: 'Продажби', plans: 'Планове и съобщения', exchange: 'Събиране и обмен', program: 'Програмата' },
}
