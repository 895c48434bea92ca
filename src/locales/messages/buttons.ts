/** Buttons under a message, and the words that pressing one stands for: the same that the reader of replies knows. */
import type { Locale } from '../../kernel/locale.ts'

export const BUTTONS = ['yes', 'later', 'stop'] as const
export type Button = (typeof BUTTONS)[number]

interface ButtonWords {
  readonly label: string
  readonly means: string
}

const WORDS: Readonly<Record<Locale, Readonly<Record<Button, ButtonWords>>>> = {
  ru: {
    yes: { label: 'Да, запишите', means: 'Да' },
    later: { label: 'Позже', means: 'Позже' },
    stop: { label: 'Больше не писать', means: 'Стоп' },
  },
  bg: {
    yes: { label: 'Да, запишете ме', means: 'Да' },
    later: { label: 'По-късно', means: 'По-късно' },
    stop: { label: 'Не ми пишете', means: 'Стоп' },
  },
  en: {
    yes: { label: 'Yes, please', means: 'Yes' },
    later: { label: 'Later', means: 'Later' },
    stop: { label: 'Stop', means: 'Stop' },
  },
}

export function buttonLabel(locale: Locale, button: Button): string {
  return WORDS[locale][button].label
}

export function buttonMeans(locale: Locale, button: Button): string {
  return WORDS[locale][button].means
}
