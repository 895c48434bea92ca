/** What is wrong with one field, where the form's own words do not reach. */
import type { Locale } from '../../kernel/locale.ts'

const UNSTORABLE: Readonly<Record<Locale, string>> = {
  ru: 'Здесь есть знак, который нельзя хранить (нулевой или обломок эмодзи). Наберите это место заново.',
  bg: 'Тук има знак, който не може да се пази (нулев или парче от емоджи). Напишете това място отново.',
  en: 'There is a character here that cannot be stored (a null, or a piece of an emoji). Type this part again.',
}

export function unstorableText(locale: Locale): string {
  return UNSTORABLE[locale]
}

interface Unknown {
  readonly name: string
  /** What was probably meant. */
  readonly near: string | undefined
}

const UNKNOWN: Readonly<Record<Locale, (field: Unknown) => string>> = {
  ru: ({ name, near }) =>
    `Поля «${name}» здесь нет. ${near === undefined ? 'Уберите его: все поля есть в справочнике API.' : `Вы имели в виду «${near}»?`}`,
  bg: ({ name, near }) =>
    `Тук няма поле „${name}“. ${near === undefined ? 'Махнете го: всички полета са в справочника на API.' : `Имахте предвид „${near}“?`}`,
  en: ({ name, near }) =>
    `There is no field "${name}" here. ${near === undefined ? 'Leave it out: the API reference lists all fields.' : `Did you mean "${near}"?`}`,
}

export function unknownFieldText(locale: Locale, field: Unknown): string {
  return UNKNOWN[locale](field)
}

/** What JSON and the words of an address can hold. */
type JsonKind = 'string' | 'number' | 'nan' | 'boolean' | 'array' | 'object' | 'null'

interface KindWords {
  readonly kinds: Readonly<Record<JsonKind | 'int', string>>
  readonly missing: string
  readonly other: (needed: string, came: string) => string
  readonly quotes: string
}

const KINDS: Readonly<Record<Locale, KindWords>> = {
  ru: {
    kinds: {
      string: 'текст',
      number: 'число',
      nan: 'не число',
      int: 'целое число',
      boolean: 'true или false',
      array: 'список',
      object: 'объект',
      null: 'null',
    },
    missing: 'Этого поля не хватает: добавьте его.',
    other: (needed, came) => `Здесь ожидается ${needed}, а пришло: ${came}.`,
    quotes: 'Возьмите значение в кавычки.',
  },
  bg: {
    kinds: {
      string: 'текст',
      number: 'число',
      nan: 'не е число',
      int: 'цяло число',
      boolean: 'true или false',
      array: 'списък',
      object: 'обект',
      null: 'null',
    },
    missing: 'Това поле липсва: добавете го.',
    other: (needed, came) => `Тук се очаква ${needed}, а дойде: ${came}.`,
    quotes: 'Сложете стойността в кавички.',
  },
  en: {
    kinds: {
      string: 'a text',
      number: 'a number',
      nan: 'not a number',
      int: 'a whole number',
      boolean: 'true or false',
      array: 'a list',
      object: 'an object',
      null: 'null',
    },
    missing: 'This field is missing: add it.',
    other: (needed, came) => `This should be ${needed}, and it is ${came}.`,
    quotes: 'Put the value in quotes.',
  },
}

/** `expected`: the validator's name of the kind; undefined when it is none that JSON has. */
export function wrongKindText(
  locale: Locale,
  { expected, input }: { readonly expected: string; readonly input: unknown },
): string | undefined {
  const { kinds, missing, other, quotes } = KINDS[locale]
  if (input === undefined) return missing
  const needed = expected === 'record' ? 'object' : expected
  if (!isKind(needed)) return undefined
  const came = kindOf(input)
  const said = other(kinds[needed], kinds[came])
  return needed === 'string' && (came === 'number' || came === 'boolean') ? `${said} ${quotes}` : said
}

function isKind(name: string): name is keyof KindWords['kinds'] {
  return Object.hasOwn(KINDS.en.kinds, name)
}

function kindOf(input: unknown): JsonKind {
  if (input === null) return 'null'
  if (Array.isArray(input)) return 'array'
  if (typeof input === 'string') return 'string'
  if (typeof input === 'number') return Number.isNaN(input) ? 'nan' : 'number'
  if (typeof input === 'boolean') return 'boolean'
  return 'object'
}
