/** The reminder that a coupon runs out, as LiquidJS text, and what a coupon gives, in words. */
import type { Locale } from '../../kernel/locale.ts'

/** `gift` is what it gives, `code` what is said at the till, `until` its last day. */
export const COUPON_REMINDER: Readonly<Record<Locale, string>> = {
  ru: '{{ hello }} Это {{ shop }}. Напоминаем о вашем купоне: {{ gift }}, код {{ code }}. Он действует до {{ until }} включительно. Ждём вас!',
  bg: '{{ hello }} Пишем Ви от {{ shop }}. Напомняме за Вашия купон: {{ gift }}, код {{ code }}. Важи до {{ until }} включително. Заповядайте!',
  en: '{{ hello }} This is {{ shop }}. You still have a coupon with us: {{ gift }}, code {{ code }}. It holds until {{ until }}, that day included. See you soon!',
}

/** `share` as people of that language write per cent; `name` is the product it is for, empty for everything. */
export const PERCENT_OFF: Readonly<Record<Locale, (share: string, name: string) => string>> = {
  ru: (share, name) => (name === '' ? `скидка ${share}` : `скидка ${share} на «${name}»`),
  bg: (share, name) => (name === '' ? `отстъпка ${share}` : `отстъпка ${share} за „${name}“`),
  en: (share, name) => (name === '' ? `${share} off` : `${share} off “${name}”`),
}

export const AMOUNT_OFF: Readonly<Record<Locale, (amount: string) => string>> = {
  ru: amount => `${amount} на покупку`,
  bg: amount => `${amount} за покупката`,
  en: amount => `${amount} towards your purchase`,
}
