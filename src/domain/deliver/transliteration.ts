/**
 * Cyrillic in Latin letters, as people in the two countries write it themselves: 160 characters a part instead of 70.
 * Bulgarian by the Transliteration Act of 2009; Russian by the rules of foreign passports with the soft signs left out.
 */

const SHARED: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', ц: 'ts', ч: 'ch', ш: 'sh', ю: 'yu', я: 'ya',
} // prettier-ignore
const RUSSIAN: Readonly<Record<string, string>> = {
  ...SHARED, ё: 'e', й: 'y', х: 'kh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e',
} // prettier-ignore
const BULGARIAN: Readonly<Record<string, string>> = { ...SHARED, й: 'y', х: 'h', щ: 'sht', ъ: 'a', ь: 'y' }

/** Signs that look like ordinary ones and make a message more than twice as dear. */
const SIGNS: Readonly<Record<string, string>> = {
  '«': '"', '»': '"', '„': '"', '“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-', '−': '-', '…': '...', '№': 'No', '\u00a0': ' ',
  '\u202f': ' ', '₽': 'RUB', '•': '-', '→': '->',
} // prettier-ignore

export function transliterate(text: string, locale: 'ru' | 'bg' | 'en'): string {
  const letters = locale === 'bg' ? BULGARIAN : RUSSIAN
  // "София" is Sofia and "Мария" is Maria: the ending has a rule of its own in Bulgarian.
  const ready = locale === 'bg' ? text.replace(/ия(?![а-я])/gi, ending => (ending === 'ИЯ' ? 'IA' : 'ia')) : text
  const chars = [...ready]
  return chars.map((char, at) => latin(char, { letters, next: chars[at + 1] ?? '' })).join('')
}

/** Only the signs: good for a Latin text in which a word processor put curly quotes. */
export function plainSigns(text: string): string {
  return [...text].map(char => SIGNS[char] ?? char).join('')
}

function latin(char: string, { letters, next }: { readonly letters: Readonly<Record<string, string>>; readonly next: string }): string {
  const sign = SIGNS[char]
  if (sign !== undefined) return sign
  const lower = char.toLowerCase()
  const written = letters[lower]
  if (written === undefined) return char
  if (char === lower) return written
  // ЩИТ is SCHIT, Щит is Schit.
  return next !== '' && next !== next.toLowerCase() ? written.toUpperCase() : written.slice(0, 1).toUpperCase() + written.slice(1)
}
