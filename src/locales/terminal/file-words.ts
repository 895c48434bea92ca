/** What was wrong with a file that a command reads or writes by itself, and what to do. */
import { type Locale, plural } from '../../kernel/locale.ts'

export interface FileTrouble {
  readonly kind: 'not-found' | 'unreadable' | 'not-csv' | 'empty' | 'no-column' | 'unwritable'
  readonly file: string
  /** The name of a column that is missing, or the code of the system. */
  readonly what: string
  /** How the first row of such a file begins. */
  readonly header: string
}

type Sentences = Readonly<Record<FileTrouble['kind'], (trouble: FileTrouble) => string>>

const SENTENCES: Readonly<Record<Locale, Sentences>> = {
  ru: {
    'not-found': ({ file }) => `Файла ${file} нет: проверьте имя и папку.`,
    unreadable: ({ file }) => `Файл ${file} не читается: проверьте, что это целый .csv или .csv.gz и что вам можно его открыть.`,
    'not-csv': ({ file }) => `${file} — не таблица CSV: откройте его там, где он сделан, и сохраните как CSV.`,
    empty: ({ file, header }) => `Файл ${file} пуст: в первой строке нужны названия столбцов, ${header}.`,
    'no-column': ({ file, what, header }) => `В файле ${file} нет столбца ${what}: назовите столбцы в первой строке, ${header}.`,
    unwritable: ({ file, what }) =>
      `Записать в ${file} не вышло (${what}): назовите файл в папке, которая есть и в которую вам можно писать.`,
  },
  bg: {
    'not-found': ({ file }) => `Няма файл ${file}: проверете името и папката.`,
    unreadable: ({ file }) => `Файлът ${file} не се чете: проверете дали е цял .csv или .csv.gz и дали имате право да го отворите.`,
    'not-csv': ({ file }) => `${file} не е таблица CSV: отворете го там, където е направен, и го запишете като CSV.`,
    empty: ({ file, header }) => `Файлът ${file} е празен: на първия ред трябват имената на колоните, ${header}.`,
    'no-column': ({ file, what, header }) =>
      `Във файла ${file} няма колона ${what}: напишете имената на колоните на първия ред, ${header}.`,
    unwritable: ({ file, what }) =>
      `В ${file} не може да се запише (${what}): посочете файл в папка, която съществува и в която имате право да пишете.`,
  },
  en: {
    'not-found': ({ file }) => `There is no file ${file}; check the name and the folder.`,
    unreadable: ({ file }) => `${file} cannot be read; check that it is a whole .csv or .csv.gz file and that you may open it.`,
    'not-csv': ({ file }) => `${file} is no CSV table; open it where it was made and save it as CSV.`,
    empty: ({ file, header }) => `${file} is empty; its first row needs the names of the columns, ${header}.`,
    'no-column': ({ file, what, header }) => `${file} has no column ${what}; name the columns in its first row, ${header}.`,
    unwritable: ({ file, what }) => `${file} cannot be written (${what}); name a file in a folder that exists and that you may write to.`,
  },
}

export function fileSentence(trouble: FileTrouble, locale: Locale): string {
  return SENTENCES[locale][trouble.kind](trouble)
}

/** Rows of a file that nothing was predicted from. */
export interface LeftOut {
  readonly rows: number
  readonly rejected: number
  readonly firstRejected: { readonly line: number; readonly value: string } | undefined
  readonly anonymous: number
  readonly refunds: number
}

const LEFT_OUT: Readonly<Record<Locale, (left: LeftOut) => readonly (string | false)[]>> = {
  ru: ({ rejected, firstRejected, anonymous, refunds }) => [
    rejected > 0 &&
      `${plural('ru', rejected, { one: 'в # строке', few: 'в # строках', many: 'в # строках', other: 'в # строки' })} дата не читается (первая — строка ${firstRejected?.line ?? 0}: «${firstRejected?.value ?? ''}»), пишите даты как 2026-03-31`,
    anonymous > 0 &&
      `${plural('ru', anonymous, { one: 'в # строке', few: 'в # строках', many: 'в # строках', other: 'в # строки' })} нет клиента`,
    refunds > 0 && `возвраты: ${refunds}`,
  ],
  bg: ({ rejected, firstRejected, anonymous, refunds }) => [
    rejected > 0 &&
      `${plural('bg', rejected, { one: 'на # ред', other: 'на # реда' })} датата не се чете (първият е ред ${firstRejected?.line ?? 0}: „${firstRejected?.value ?? ''}“), пишете датите като 2026-03-31`,
    anonymous > 0 && `${plural('bg', anonymous, { one: 'на # ред', other: 'на # реда' })} няма клиент`,
    refunds > 0 && `връщания: ${refunds}`,
  ],
  en: ({ rejected, firstRejected, anonymous, refunds }) => [
    rejected > 0 &&
      `${plural('en', rejected, { one: '# row has', other: '# rows have' })} no readable date (the first is line ${firstRejected?.line ?? 0}: “${firstRejected?.value ?? ''}”), write dates like 2026-03-31`,
    anonymous > 0 && `${plural('en', anonymous, { one: '# row names', other: '# rows name' })} no customer`,
    refunds > 0 && plural('en', refunds, { one: '# row is a refund', other: '# rows are refunds' }),
  ],
}
const OUT_OF: Readonly<Record<Locale, (rows: number) => string>> = {
  ru: rows => `Не учтено из ${plural('ru', rows, { one: '# строки', few: '# строк', many: '# строк', other: '# строки' })}`,
  bg: rows => `Пропуснати от ${plural('bg', rows, { one: '# ред', other: '# реда' })}`,
  en: rows => `Left out of ${plural('en', rows, { one: '# row', other: '# rows' })}`,
}

/** Undefined when every row was used. */
export function leftOutSentence(left: LeftOut, locale: Locale): string | undefined {
  const parts = LEFT_OUT[locale](left).filter(part => part !== false)
  return parts.length === 0 ? undefined : `${OUT_OF[locale](left.rows)}: ${parts.join('; ')}.`
}

const NOBODY_YET: Readonly<Record<Locale, (day: string) => string>> = {
  ru: day => `До ${day} включительно в файле нет ни одной покупки, прогноза на этот день нет: возьмите день позже.`,
  bg: day => `До ${day} включително във файла няма нито една покупка и няма прогноза за този ден: изберете по-късен ден.`,
  en: day => `Nobody in the file had bought by ${day}, so nothing is forecast for that day; take a later one.`,
}

/** @param day written as on the command line. */
export function nobodyYetSentence(day: string, locale: Locale): string {
  return NOBODY_YET[locale](day)
}
