/** What the terminal says of work that is done or begun: where the console is, what was saved, what stayed behind. */
import { type Locale, plural } from '../../kernel/locale.ts'

export interface BackupCounts {
  readonly rows: number
  readonly tables: number
  readonly schemaVersion: number
  readonly kilobytes: number
}

export interface WorkWords {
  readonly ready: (url: string) => string
  readonly ownerLink: (link: string, minutes: number) => string
  readonly newOwnerLink: (link: string, minutes: number) => string
  readonly saved: (counts: BackupCounts, file: string) => string
  readonly restored: (counts: BackupCounts) => string
  readonly broughtIn: (counts: Omit<BackupCounts, 'kilobytes'>) => string
  readonly wrote: (names: readonly string[], folder: string) => string
  readonly holdsRealShop: string
  readonly sampleMade: (customers: number, purchases: number) => string
}

const CONFIRM: Readonly<Record<Locale, string>> = {
  ru: 'Ничего не уйдёт, пока хозяин не подтвердит вверху консоли, что эта копия — рабочая.',
  bg: 'Нищо няма да се изпрати, докато собственикът не потвърди горе в конзолата, че това е работното копие.',
  en: 'Nothing is sent until the owner confirms at the top of the console that this is the live copy.',
}

const rowsRu = (rows: number, tables: number): string =>
  `${plural('ru', rows, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' })} из ${plural('ru', tables, { one: '# таблицы', few: '# таблиц', many: '# таблиц', other: '# таблиц' })}`
const rowsBg = (rows: number, tables: number): string =>
  `${plural('bg', rows, { one: '# ред', other: '# реда' })} от ${plural('bg', tables, { one: '# таблица', other: '# таблици' })}`
const rowsEn = (rows: number, tables: number): string =>
  `${plural('en', rows, { one: '# row', other: '# rows' })} of ${plural('en', tables, { one: '# table', other: '# tables' })}`

export const WORK_WORDS: Readonly<Record<Locale, WorkWords>> = {
  ru: {
    ready: url => `Regulars работает: ${url}`,
    ownerLink: (link, minutes) => `Откройте эту ссылку, чтобы стать хозяином (один раз, в течение ${minutes} минут): ${link}`,
    newOwnerLink: (link, minutes) =>
      `Откройте эту ссылку, чтобы стать хозяином или, со своим именем для входа, задать новый пароль (один раз, в течение ${minutes} минут): ${link}`,
    saved: ({ rows, tables, schemaVersion, kilobytes }, file) =>
      `Сохранено в ${file}: ${rowsRu(rows, tables)} (схема ${schemaVersion}, ${kilobytes} кБ). Берегите файл, как бухгалтерию: в нём все клиенты.`,
    restored: ({ rows, tables, schemaVersion, kilobytes }) =>
      `Восстановлено: ${rowsRu(rows, tables)} (схема ${schemaVersion}, ${kilobytes} кБ). ${CONFIRM.ru}`,
    broughtIn: ({ rows, tables, schemaVersion }) =>
      `Магазин перенесён целиком: ${rowsRu(rows, tables)} (схема ${schemaVersion}). ` +
      `Пароли, ключи и настройки каналов не переносятся: сделайте ссылку хозяина командой «regulars owner-link». ${CONFIRM.ru}`,
    wrote: (names, folder) => `Записано в ${folder}: ${names.join(', ')}. Там все клиенты: храните в надёжном месте.`,
    holdsRealShop: 'В этой папке настоящий магазин: для примера выберите другую, --data ПАПКА.',
    sampleMade: (customers, purchases) =>
      `Готов магазин для примера: ${plural('ru', customers, { one: '# клиент', few: '# клиента', many: '# клиентов', other: '# клиента' })}, ` +
      `${plural('ru', purchases, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })}.`,
  },
  bg: {
    ready: url => `Regulars работи: ${url}`,
    ownerLink: (link, minutes) => `Отворете този линк, за да станете собственик (веднъж, до ${minutes} минути): ${link}`,
    newOwnerLink: (link, minutes) =>
      `Отворете този линк, за да станете собственик или, със своето име за вход, да зададете нова парола (веднъж, до ${minutes} минути): ${link}`,
    saved: ({ rows, tables, schemaVersion, kilobytes }, file) =>
      `Записано в ${file}: ${rowsBg(rows, tables)} (схема ${schemaVersion}, ${kilobytes} кБ). Пазете файла като счетоводството си: в него са всички клиенти.`,
    restored: ({ rows, tables, schemaVersion, kilobytes }) =>
      `Възстановено: ${rowsBg(rows, tables)} (схема ${schemaVersion}, ${kilobytes} кБ). ${CONFIRM.bg}`,
    broughtIn: ({ rows, tables, schemaVersion }) =>
      `Магазинът е пренесен цял: ${rowsBg(rows, tables)} (схема ${schemaVersion}). ` +
      `Пароли, ключове и настройки на канали не се пренасят: направете линк за собственика с „regulars owner-link“. ${CONFIRM.bg}`,
    wrote: (names, folder) => `Записано в ${folder}: ${names.join(', ')}. Там са всички клиенти: пазете ги.`,
    holdsRealShop: 'В тази папка е истински магазин: за примера изберете друга, --data ПАПКА.',
    sampleMade: (customers, purchases) =>
      `Примерният магазин е готов: ${plural('bg', customers, { one: '# клиент', other: '# клиенти' })}, ` +
      `${plural('bg', purchases, { one: '# покупка', other: '# покупки' })}.`,
  },
  en: {
    ready: url => `Regulars is ready at ${url}`,
    ownerLink: (link, minutes) => `Open this link to become the owner (once, within ${minutes} minutes): ${link}`,
    newOwnerLink: (link, minutes) =>
      `Open this link to become the owner, or with your own login to set a new password (once, within ${minutes} minutes): ${link}`,
    saved: ({ rows, tables, schemaVersion, kilobytes }, file) =>
      `Saved ${rowsEn(rows, tables)} (schema ${schemaVersion}, ${kilobytes} kB) to ${file}. Keep it as safe as the shop's own books: it holds all customers.`,
    restored: ({ rows, tables, schemaVersion, kilobytes }) =>
      `Restored ${rowsEn(rows, tables)} (schema ${schemaVersion}, ${kilobytes} kB). ${CONFIRM.en}`,
    broughtIn: ({ rows, tables, schemaVersion }) =>
      `Brought in the whole shop: ${rowsEn(rows, tables)} (schema ${schemaVersion}). ` +
      `Passwords, keys and channel settings stayed behind: make an owner link with "regulars owner-link". ${CONFIRM.en}`,
    wrote: (names, folder) => `Wrote ${names.join(', ')} to ${folder}. They hold all customers: keep them safe.`,
    holdsRealShop: 'This data folder holds a real shop: choose another for the demonstration with --data DIR.',
    sampleMade: (customers, purchases) =>
      `Made a sample shop: ${plural('en', customers, { one: '# customer', other: '# customers' })}, ` +
      `${plural('en', purchases, { one: '# purchase', other: '# purchases' })}.`,
  },
}
