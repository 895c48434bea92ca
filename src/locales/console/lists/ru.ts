/** Taking a list as a file, in Russian. */
import type { WordsLike } from '../../words-like.ts'

export const ru = {
  take: 'Взять файлом',
  lead: 'Любой список уходит файлом: Excel или CSV, как его откроет ваша таблица. Ничего, кроме этого, никуда не отправляется.',
  back: 'Настройки',
  from: 'С',
  to: 'По',
  days: 'Дни касаются списков, в которых есть день: продажи, сообщения, записи и другие.',
  groups: { people: 'Люди', sales: 'Продажи', plans: 'Планы и сообщения', exchange: 'Сбор и обмен', program: 'Программа' },
}

export type TakeListWords = WordsLike<typeof ru>
