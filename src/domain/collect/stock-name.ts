/**
 * What tills and stock programs call a buyer nobody knows: "Розничный покупатель", "Клиент на дребно", "Walk-in customer". Programs and
 * owners vary them without end ("Покупатель розничный (нал)"), so that a name is nobody's when every one of its words is such a word.
 * No given name and no surname is among them: "Гостева Анна" and "Виктор Розница" are people.
 */

/** Stand for a person; alone they are nobody already. */
const BUYERS = `покупатель покупатели покупателю клиент клиенты посетитель посетители гость гости аноним физлицо физлица розница население
  неизвестно неизвестный неизвестен прохожий прочие контрагент нет наличные касса
  клиенти купувач купувачи потребител потребители гост дребно разни непознат анонимен каса
  customer customers client clients guest guests buyer shopper visitor walkin walkins anonymous unknown retail cash misc none null`

/** Say what kind of a buyer; alone they say nothing. */
const KINDS = `розничный розничные розничная розн частное частные частный физическое физические физ лицо лица обычный обычные
  разовый разовые случайный случайные конечный конечные общий общие разный разные прочий основной анонимный анонимные неизвестные
  незарегистрированный неидентифицированный новый наличный нал без имени имя карты карта по умолчанию в на из для магазин магазина кассы
  продажа продажи населению не указан указано
  краен крайни случаен случайни служебен партньор физическо физически частно частни лице дребен дребни общ общи различни обикновен
  анонимни неизвестни магазина клиентска карта име неидентифициран нерегистриран еднократен продажби
  walk in ins cash retail default general end one time occasional private person people individual individuals unregistered
  checkout user sale sales counter over the no name not specified n a store shop pos account`

/** Which of its tills wrote it: "Касса 2". A number elsewhere may be somebody's own ("Клиент 17850"). */
const TILLS = `касса каса pos till cash`

const words = (list: string): readonly string[] => list.trim().split(/\s+/)
const BUYER_WORDS = new Set(words(BUYERS))
const STOCK_WORDS = new Set([...BUYER_WORDS, ...words(KINDS)])
const TILL_WORDS = new Set(words(TILLS))
/** Without any word for a buyer. */
const STOCK_PHRASES = new Set([
  'физическое лицо',
  'физические лица',
  'физ лицо',
  'физ лица',
  'частное лицо',
  'частные лица',
  'без имени',
  'не указан',
  'не указано',
  'продажа населению',
  'розничная продажа',
  'розничные продажи',
  'служебен партньор',
  'физическо лице',
  'физически лица',
  'частно лице',
  'частни лица',
  'без име',
  'продажби на дребно',
  'walk in',
  'walk ins',
  'no name',
  'private person',
  'not specified',
  'n a',
])

const WORDS_ALONE = /^[a-zа-я\d]+(?: [a-zа-я\d]+)*$/

export function isStockName(name: string): boolean {
  if (!mayBeStockName(name.charCodeAt(0), name.charCodeAt(1))) return false
  const lower = name.toLowerCase().replaceAll('ё', 'е')
  const plain = WORDS_ALONE.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (STOCK_PHRASES.has(plain)) return true
  const said = plain.split(' ')
  const isTill = said.some(word => TILL_WORDS.has(word))
  return (
    (isTill || said.some(word => BUYER_WORDS.has(word))) && said.every(word => STOCK_WORDS.has(word) || (isTill && /^\d{1,3}$/.test(word)))
  )
}

/** How they begin, as letters of one script: all other names are passed by after a glance at their first two letters (UTF-16 units). */
const STOCK_BEGINNINGS = new Set([...STOCK_WORDS, ...TILL_WORDS].map(word => word.padEnd(2).slice(0, 2)))
const TWO_LETTERS = /^\p{L}{2}/u
const glances = new Map<number, boolean>()

export function mayBeStockName(first: number, second: number): boolean {
  const key = first * 0x10000 + second
  // A name of one letter or none.
  if (Number.isNaN(key)) return true
  let known = glances.get(key)
  if (known === undefined) {
    const beginning = String.fromCharCode(first, second)
    known = !TWO_LETTERS.test(beginning) || STOCK_BEGINNINGS.has(beginning.toLowerCase().replaceAll('ё', 'е'))
    if (glances.size < GLANCES_MAX) glances.set(key, known)
  }
  return known
}

const GLANCES_MAX = 10_000
