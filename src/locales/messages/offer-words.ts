/** The offer in the words of a contact, and the words about what follows a purchase; LiquidJS text for the second. */
import { formatDay, type Locale } from '../../kernel/locale.ts'

export interface OfferTold {
  readonly name: string
  /** With the currency, as the people of that language write it. */
  readonly price: string
  /** ISO day. */
  readonly deadline: string
  /** Cheaper for him than for others. */
  readonly isPersonal: boolean
}

export const OFFER_LINE: Readonly<Record<Locale, (offer: OfferTold) => string>> = {
  ru: ({ name, price, deadline, isPersonal }) =>
    `${isPersonal ? 'Ваша цена' : 'Для вас'}: ${name} — ${price}, до ${formatDay(deadline, 'ru')}.`,
  bg: ({ name, price, deadline, isPersonal }) =>
    `${isPersonal ? 'Вашата цена' : 'За Вас'}: ${name} – ${price}, до ${formatDay(deadline, 'bg')}.`,
  en: ({ name, price, deadline, isPersonal }) =>
    `${isPersonal ? 'Your price' : 'For you'}: ${name}, ${price}, until ${formatDay(deadline, 'en')}.`,
}

/** `after` is what he bought, `next` what others need then. */
export const LINKED_WORDS: Readonly<Record<Locale, string>> = {
  ru: '{{ hello }} Это {{ shop }}. После покупки «{{ after }}» обычно пора выбирать: {{ next }}. Для вас, постоянного клиента, особые условия. Подобрать?',
  bg: '{{ hello }} Пишем Ви от {{ shop }}. След „{{ after }}“ обикновено идва ред на: {{ next }}. За Вас като редовен клиент имаме специални условия. Да подберем ли?',
  en: '{{ hello }} This is {{ shop }}. After “{{ after }}” it is usually time for: {{ next }}. As a regular customer you get special terms. Shall we find what suits you?',
}
