/**
 * Different texts, each kept once and found again by its number. A file of a million rows has a million sums and half a million phones:
 * as strings in a Map they take ten times the room, and the collector walks over them each time.
 */

export interface TextPool extends Iterable<string> {
  readonly length: number
  at(number: number): string
  /** Hands on where the letters of a text lie: what can be read from them needs no string. */
  lettersOf<T>(number: number, read: (letters: Uint16Array, from: number, to: number) => T): T
  map<T>(work: (text: string, number: number) => T): T[]
  /** Nothing is read any more: the texts are gone. */
  giveBack(): void
}

export interface GrowingPool {
  /** The number of the text, a new one at its first mention; numbers count up from 0. */
  numberOf(text: string): number
  /** The same for the first `length` letters of an array. */
  numberOfLetters(letters: Uint16Array, length: number): number
  readonly pool: TextPool
  /** Nothing is looked up any more: what that needed is given back. */
  close(): void
}

/** Characters of one page; a longer text gets a page of its own. */
const PAGE_CHARS = 65_536
const FIRST_CAPACITY = 256
const NO_PAGE = new Uint16Array(0)

interface Pages {
  readonly list: Uint16Array<ArrayBuffer>[]
  /** Characters used of the last page. */
  used: number
}

export function textPool(): GrowingPool {
  const stored = storedTexts()
  let slots = new Int32Array(FIRST_CAPACITY * 4)
  /** The slot of a text; an empty one when it is new. */
  const slotOf = (hash: number, isHere: (number: number) => boolean): number => {
    if (stored.count() * 4 >= slots.length) slots = spread(slots)
    const mask = slots.length / 2 - 1
    let slot = hash & mask
    for (;;) {
      const number = (slots[slot * 2 + 1] ?? 0) - 1
      if (number === -1 || (slots[slot * 2] === hash && isHere(number))) return slot
      slot = (slot + 1) & mask
    }
  }
  const fill = (slot: number, hash: number): number => {
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = stored.count()
    return stored.count() - 1
  }
  return {
    numberOf: text => {
      const hash = hashOf(text)
      const slot = slotOf(hash, number => stored.isText(number, text))
      const known = (slots[slot * 2 + 1] ?? 0) - 1
      if (known !== -1) return known
      stored.addText(text)
      return fill(slot, hash)
    },
    numberOfLetters: (letters, length) => {
      const hash = lettersHash(letters, length)
      const slot = slotOf(hash, number => stored.areLetters(number, letters, length))
      const known = (slots[slot * 2 + 1] ?? 0) - 1
      if (known !== -1) return known
      stored.addLetters(letters, length)
      return fill(slot, hash)
    },
    close: () => {
      slots.buffer.transfer(0)
      slots = new Int32Array(0)
    },
    pool: {
      get length() {
        return stored.count()
      },
      at: stored.at,
      lettersOf: stored.lettersOf,
      giveBack: stored.giveBack,
      map: work => Array.from({ length: stored.count() }, (_, number) => work(stored.at(number), number)),
      *[Symbol.iterator]() {
        for (let number = 0; number < stored.count(); number += 1) yield stored.at(number)
      },
    },
  }
}

interface StoredTexts extends Pick<TextPool, 'at' | 'lettersOf' | 'giveBack'> {
  count(): number
  isText(number: number, text: string): boolean
  areLetters(number: number, letters: Uint16Array, length: number): boolean
  addText(text: string): void
  addLetters(letters: Uint16Array, length: number): void
}

/** The letters of all texts, page after page, and where each text lies. */
function storedTexts(): StoredTexts {
  const pages: Pages = { list: [], used: PAGE_CHARS }
  let places = new Int32Array(FIRST_CAPACITY * 3)
  let count = 0
  const pageOf = (number: number): Uint16Array => pages.list[places[number * 3] ?? 0] ?? NO_PAGE
  const startOf = (number: number): number => places[number * 3 + 1] ?? 0
  const lengthOf = (number: number): number => places[number * 3 + 2] ?? 0
  const place = (length: number): void => {
    if ((count + 1) * 3 > places.length) places = larger(places)
    const { page, start } = room(pages, length)
    places[count * 3] = page
    places[count * 3 + 1] = start
    places[count * 3 + 2] = length
    count += 1
  }
  return {
    count: () => count,
    giveBack: () => {
      for (const { buffer } of pages.list) buffer.transfer(0)
      places.buffer.transfer(0)
      places = new Int32Array(0)
      ;[pages.list.length, count] = [0, 0]
    },
    at: number => (number < 0 || number >= count ? '' : textOf(pageOf(number), startOf(number), startOf(number) + lengthOf(number))),
    lettersOf: (number, read) =>
      number < 0 || number >= count ? read(NO_PAGE, 0, 0) : read(pageOf(number), startOf(number), startOf(number) + lengthOf(number)),
    isText: (number, text) => {
      if (lengthOf(number) !== text.length) return false
      const [page, start] = [pageOf(number), startOf(number)]
      for (let i = 0; i < text.length; i += 1) if (page[start + i] !== text.charCodeAt(i)) return false
      return true
    },
    areLetters: (number, letters, length) => {
      if (lengthOf(number) !== length) return false
      const [page, start] = [pageOf(number), startOf(number)]
      for (let i = 0; i < length; i += 1) if (page[start + i] !== letters[i]) return false
      return true
    },
    addText: text => {
      place(text.length)
      const [page, start] = [pageOf(count - 1), startOf(count - 1)]
      for (let i = 0; i < text.length; i += 1) page[start + i] = text.charCodeAt(i)
    },
    addLetters: (letters, length) => {
      place(length)
      const [page, start] = [pageOf(count - 1), startOf(count - 1)]
      for (let i = 0; i < length; i += 1) page[start + i] = letters[i] ?? 0
    },
  }
}

/** Long texts are cut into pieces: a call takes only so many arguments. */
function textOf(page: Uint16Array, from: number, to: number): string {
  const PIECE = 8192
  let text = ''
  for (let at = from; at < to; at += PIECE) text += lettersOf(page.subarray(at, Math.min(to, at + PIECE)))
  return text
}

/** Spread into a call the array would be walked by an iterator: several times slower. */
function lettersOf(units: Uint16Array): string {
  const text: unknown = Reflect.apply(String.fromCharCode, null, units)
  return typeof text === 'string' ? text : ''
}

function room(pages: Pages, chars: number): { readonly page: number; readonly start: number } {
  if (pages.used + chars > PAGE_CHARS) {
    pages.list.push(new Uint16Array(Math.max(PAGE_CHARS, chars)))
    pages.used = 0
  }
  const start = pages.used
  pages.used += chars
  return { page: pages.list.length - 1, start }
}

/** 53 bits of the text: two texts of a file share them once in a thousand million files. */
export function textKey(text: string): number {
  let other = 0x9e3779b1
  for (let i = 0; i < text.length; i += 1) other = Math.imul(other ^ text.charCodeAt(i), 0x85ebca6b) ^ (other >>> 13)
  return (hashOf(text) >>> 0) * 0x200000 + (other >>> 11)
}

/** FNV-1a over the UTF-16 units. */
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

function hashOf(text: string): number {
  let hash = FNV_START
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return mixed(hash)
}

function lettersHash(letters: Uint16Array, length: number): number {
  let hash = FNV_START
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ (letters[i] ?? 0), FNV_PRIME)
  return mixed(hash)
}

/** Only the low bits of a hash choose the slot. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return once ^ (once >>> 13)
}

function larger(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  return new Int32Array(array.buffer.transfer(array.byteLength * 2))
}

/** The same entries over twice as many slots. */
function spread(slots: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(slots.length * 2, FIRST_CAPACITY * 4))
  const mask = wider.length / 2 - 1
  for (let at = 0; at < slots.length; at += 2) {
    const [hash, number] = [slots[at] ?? 0, slots[at + 1] ?? 0]
    if (number === 0) continue
    let slot = hash & mask
    while (wider[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
    wider[slot * 2] = hash
    wider[slot * 2 + 1] = number
  }
  return wider
}
