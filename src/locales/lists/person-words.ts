/** Words of the archive that is handed to a person who asked what is known about him. */
import type { Locale } from '../../kernel/locale.ts'

export interface PersonWords {
  readonly title: string
  readonly lead: (shop: string, day: string) => string
  /** By the name of the table; one without a name keeps its own. */
  readonly tables: Readonly<Record<string, string>>
}

const WORDS: Readonly<Record<Locale, PersonWords>> = {
  ru: {
    title: 'Всё, что о вас хранится',
    lead: (shop, day) => `${shop}, ${day}. То же самое лежит рядом таблицами и в файле person.json.`,
    tables: {
      customer: 'Вы',
      contact_point: 'Телефоны и адреса',
      consent: 'Согласия: какими словами, когда и где',
      purchase: 'Покупки',
      purchase_line: 'Что в них было',
      refund: 'Возвраты',
      message: 'Сообщения вам',
      reply: 'Ваши ответы',
      booking: 'Записи',
      coupon: 'Купоны',
      asset: 'Ваши вещи у нас и о чём мы помним',
      understanding: 'Что посчитано по покупкам',
      audit: 'Кто что менял',
    },
  },
  bg: {
    title: 'Всичко, което пазим за Вас',
    lead: (shop, day) => `${shop}, ${day}. Същото стои отделно като таблици и във файла person.json.`,
    tables: {
      customer: 'Вие',
      contact_point: 'Телефони и адреси',
      consent: 'Съгласия: с какви думи, кога и къде',
      purchase: 'Покупки',
      purchase_line: 'Какво имаше в тях',
      refund: 'Върнати стоки',
      message: 'Съобщения до Вас',
      reply: 'Вашите отговори',
      booking: 'Записани часове',
      coupon: 'Купони',
      asset: 'Вашите вещи при нас и какво помним',
      understanding: 'Какво е пресметнато от покупките',
      audit: 'Кой какво е променял',
    },
  },
  en: {
    title: 'Everything that is kept about you',
    lead: (shop, day) => `${shop}, ${day}. The same lies beside as tables and in the file person.json.`,
    tables: {
      customer: 'You',
      contact_point: 'Phones and addresses',
      consent: 'Consents: in which words, when and where',
      purchase: 'Purchases',
      purchase_line: 'What was in them',
      refund: 'Refunds',
      message: 'Messages to you',
      reply: 'Your answers',
      booking: 'Bookings',
      coupon: 'Coupons',
      asset: 'Your things with us and what we remember',
      understanding: 'What was computed from the purchases',
      audit: 'Who changed what',
    },
  },
}

export function personWords(locale: Locale): PersonWords {
  return WORDS[locale]
}
