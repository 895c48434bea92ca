/** Answers the owner can send with one tap, by what the customer wants; he changes what does not fit. */
import type { Locale } from '../../kernel/locale.ts'
import type { Intent } from '../../domain/respond/reading.ts'

/** `times` are free times as a list, empty when nothing is free or no time was asked for. */
type Suggest = (data: { readonly times: string; readonly shop: string }) => string
type Suggestions = Readonly<Record<'price' | 'question' | 'cancel' | 'time' | 'later' | 'complaint' | 'other', Suggest>>

const ru: Suggestions = {
  price: ({ times }) => `Здравствуйте! Стоимость – … ₽.${times === '' ? '' : ` Записать вас? Свободно: ${times}.`}`,
  question: () => 'Здравствуйте! ',
  cancel: () => 'Хорошо, запись отменили. Напишите, когда будет удобно, – подберём время.',
  time: ({ times }) => (times === '' ? 'Здравствуйте! На какое время вас записать?' : `Здравствуйте! Свободно: ${times}. Что удобнее?`),
  later: () => 'Хорошо. Когда вам напомнить?',
  complaint: ({ shop }) => `Здравствуйте! Нам очень жаль, что так вышло. Разберёмся и всё исправим. Когда вам удобно созвониться? ${shop}`,
  other: () => 'Здравствуйте! ',
}
const bg: Suggestions = {
  price: ({ times }) => `Здравейте! Цената е … .${times === '' ? '' : ` Да Ви запазим час? Свободно: ${times}.`}`,
  question: () => 'Здравейте! ',
  cancel: () => 'Добре, часът е отменен. Пишете кога Ви е удобно и ще намерим друг.',
  time: ({ times }) => (times === '' ? 'Здравейте! За кога да Ви запишем?' : `Здравейте! Свободно: ${times}. Кое Ви е по-удобно?`),
  later: () => 'Добре. Кога да Ви напомним?',
  complaint: ({ shop }) => `Здравейте! Много съжаляваме за случилото се. Ще проверим и ще го оправим. Кога е удобно да се чуем? ${shop}`,
  other: () => 'Здравейте! ',
}
const en: Suggestions = {
  price: ({ times }) => `Hello! It costs … .${times === '' ? '' : ` Shall we book you in? Free: ${times}.`}`,
  question: () => 'Hello! ',
  cancel: () => 'All right, it is cancelled. Tell us when it suits you and we will find a time.',
  time: ({ times }) => (times === '' ? 'Hello! What time suits you?' : `Hello! Free: ${times}. Which suits you?`),
  later: () => 'All right. When shall we remind you?',
  complaint: ({ shop }) => `Hello! We are very sorry about this. We will look into it and put it right. When can we call you? ${shop}`,
  other: () => 'Hello! ',
}
const suggestions: Readonly<Record<Locale, Suggestions>> = { ru, bg, en }

const KIND_OF: Readonly<Partial<Record<Intent, keyof Suggestions>>> = {
  price: 'price',
  question: 'question',
  cancel: 'cancel',
  reschedule: 'time',
  book: 'time',
  yes: 'time',
  later: 'later',
  complaint: 'complaint',
}

export function suggestionKind(intent: Intent): keyof Suggestions {
  return KIND_OF[intent] ?? 'other'
}

export function suggestionText(
  kind: keyof Suggestions,
  data: { readonly times: string; readonly shop: string; readonly locale: Locale },
): string {
  return suggestions[data.locale][kind](data)
}
