/** Words around channels: the owner's test message, and what a customer agrees to when he opens a messenger. */
import type { Locale } from '../../kernel/locale.ts'

interface ChannelTexts {
  readonly test: (shop: string) => string
  /** Beside the link that binds a messenger; kept with the consent. */
  readonly binding: (shop: string) => string
  /** The same for notices of a browser, beside the button. */
  readonly notices: (shop: string) => string
}

/** 'Салон «Алина»' has its quotation marks already. */
function named(locale: 'ru' | 'bg', shop: string): string {
  if (/[«»„“"]/.test(shop)) return shop
  return locale === 'ru' ? `«${shop}»` : `„${shop}“`
}

const TEXTS: Readonly<Record<Locale, ChannelTexts>> = {
  ru: {
    test: shop => `Проверка связи: ${named('ru', shop)} умеет писать сюда.`,
    binding: shop =>
      `Открывая чат, вы соглашаетесь получать от ${named('ru', shop)} напоминания о записи и предложения. Отписаться — словом «стоп».`,
    notices: shop =>
      `Нажимая кнопку, вы соглашаетесь получать от ${named('ru', shop)} напоминания о записи и предложения уведомлениями в этом браузере.`,
  },
  bg: {
    test: shop => `Проверка: ${named('bg', shop)} може да пише тук.`,
    binding: shop =>
      `С отварянето на чата се съгласявате ${named('bg', shop)} да Ви изпраща напомняния и предложения. Отказ – с думата „стоп“.`,
    notices: shop =>
      `С натискането на бутона се съгласявате ${named('bg', shop)} да Ви изпраща напомняния и предложения като известия в този браузър.`,
  },
  en: {
    test: shop => `A test: ${shop} can write to you here.`,
    binding: shop => `By opening the chat you agree to get reminders and offers from ${shop}. Say “stop” to end it.`,
    notices: shop => `By pressing the button you agree to get reminders and offers from ${shop} as notices in this browser.`,
  },
}

/** Grows when the words change: a consent names the version it was given to. */
export const BINDING_TEXT_VERSION = { messenger: 'messenger-1', notices: 'notices-1' } as const

export function testText(locale: Locale, shop: string): string {
  return TEXTS[locale].test(shop)
}

export type BindingWords = keyof typeof BINDING_TEXT_VERSION

export function bindingText(locale: Locale, { shop, words }: { readonly shop: string; readonly words: BindingWords }): string {
  return words === 'notices' ? TEXTS[locale].notices(shop) : TEXTS[locale].binding(shop)
}
