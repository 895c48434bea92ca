/** The owner's morning message in each language: whom today, what waits for him, what yesterday brought. */
import type { Locale } from '../../kernel/locale.ts'
import { plural } from '../../kernel/locale.ts'

export interface DigestFacts {
  readonly shop: string
  readonly contacts: number
  readonly minutes: number
  /** The first of the list, by name. */
  readonly names: readonly string[]
  /** Answers of customers that wait for a person. */
  readonly questions: number
  /** What regulars spent yesterday, as money is written; empty when nothing came. */
  readonly earned: string
  /** A record of the sender's domain was lost: letters may land in spam. */
  readonly lettersAtRisk: boolean
  /** The address of the list; null where the console has no public one. */
  readonly url: string | null
}

export interface DigestWords {
  readonly subject: (facts: DigestFacts) => string
  readonly text: (facts: DigestFacts) => string
}

const whom = ({ names, contacts }: DigestFacts, more: (count: number) => string): string =>
  names.length === 0 ? '' : `${names.join(', ')}${contacts > names.length ? ` ${more(contacts - names.length)}` : ''}.`
const lines = (parts: readonly string[]): string => parts.filter(part => part !== '').join('\n')

const WORDS: Readonly<Record<Locale, DigestWords>> = {
  ru: {
    subject: ({ shop, contacts }) => (contacts > 0 ? `${shop}: сегодня ${ru(contacts)}` : `${shop}: доброе утро`),
    text: facts =>
      lines([
        'Доброе утро!',
        facts.contacts > 0
          ? `Сегодня ${ru(facts.contacts)}, около ${facts.minutes} ${plural('ru', facts.minutes, { one: 'минуты', few: 'минут', many: 'минут', other: 'минут' })}.`
          : '',
        whom(facts, count => `и ещё ${count}`),
        facts.questions > 0
          ? `Ждут вашего ответа: ${facts.questions} ${plural('ru', facts.questions, { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })}.`
          : '',
        facts.lettersAtRisk ? 'Письма могут попадать в спам: проверьте «Настройки → Почта».' : '',
        facts.earned === '' ? '' : `Вчера повторные покупки принесли ${facts.earned}.`,
        facts.url ?? '',
      ]),
  },
  bg: {
    subject: ({ shop, contacts }) => (contacts > 0 ? `${shop}: днес ${bg(contacts)}` : `${shop}: добро утро`),
    text: facts =>
      lines([
        'Добро утро!',
        facts.contacts > 0 ? `Днес имате ${bg(facts.contacts)}, около ${facts.minutes} мин.` : '',
        whom(facts, count => `и още ${count}`),
        facts.questions > 0
          ? `Чакат Вашия отговор: ${facts.questions} ${plural('bg', facts.questions, { one: 'човек', other: 'души' })}.`
          : '',
        facts.lettersAtRisk ? 'Писмата може да отиват в спам: вижте „Настройки → Поща“.' : '',
        facts.earned === '' ? '' : `Вчера повторните покупки донесоха ${facts.earned}.`,
        facts.url ?? '',
      ]),
  },
  en: {
    subject: ({ shop, contacts }) => (contacts > 0 ? `${shop}: ${en(contacts)} today` : `${shop}: good morning`),
    text: facts =>
      lines([
        'Good morning!',
        facts.contacts > 0 ? `You have ${en(facts.contacts)} today, about ${facts.minutes} min.` : '',
        whom(facts, count => `and ${count} more`),
        facts.questions > 0
          ? `${facts.questions} ${plural('en', facts.questions, { one: 'customer waits', other: 'customers wait' })} for your answer.`
          : '',
        facts.lettersAtRisk ? 'Your letters may land in spam: look at Settings → E-mail.' : '',
        facts.earned === '' ? '' : `Yesterday repeat purchases brought ${facts.earned}.`,
        facts.url ?? '',
      ]),
  },
}

function ru(count: number): string {
  return `${count} ${plural('ru', count, { one: 'контакт', few: 'контакта', many: 'контактов', other: 'контакта' })}`
}
function bg(count: number): string {
  return `${count} ${plural('bg', count, { one: 'контакт', other: 'контакта' })}`
}
function en(count: number): string {
  return `${count} ${plural('en', count, { one: 'contact', other: 'contacts' })}`
}

export function digestWords(locale: Locale): DigestWords {
  return WORDS[locale]
}
