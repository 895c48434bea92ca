/**
 * Different texts, each kept once and found again by its number. A file of a million rows has a million sums and half a million phones:
 * as strings in a Map they take ten times the room, and the collector walks over them each time.
 */

export interface TextPool extends Iterable<string> {
  readonly length: number
  at(number: number): string
  map<T>(work: (text: string, number: number) => T): T[]
}

export interface GrowingPool {
  /** The number of the text, a new one at its first mention; numbers count up from 0. */
  numberOf(text: string): number
  readonly pool: TextPool
  /** Nothing is looked up any more: what that needed is given back. */
  close(): void
}

/** Characters of one page; a longer text gets a page of its own. */
const PAGE_CHARS = 65_536
const FIRST_CAPACITY = 256
const NO_PAGE = new Uint16Array(0)

interface Pages {
  readonly list: Uint16Array[]
  /** Characters used of the last page. */
  used: number
}

export function textPool(): GrowingPool {
  const pages: Pages = { list: [], used: PAGE_CHARS }
  let places = new Int32Array(FIRST_CAPACITY * 3)
  let slots = new Int32Array(FIRST_CAPACITY * 4)
  let count = 0
  const at = (number: number): string => {
    if (number < 0 || number >= count) return ''
    const page = pages.list[places[number * 3] ?? 0]
    const start = places[number * 3 + 1] ?? 0
    return page === undefined ? '' : textOf(page, start, start + (places[number * 3 + 2] ?? 0))
  }
  const isText = (number: number, text: string): boolean => {
    const chars = text.length
    if (places[number * 3 + 2] !== chars) return false
    const page = pages.list[places[number * 3] ?? 0] ?? NO_PAGE
    const start = places[number * 3 + 1] ?? 0
    for (let i = 0; i < chars; i += 1) if (page[start + i] !== text.charCodeAt(i)) return false
    return true
  }
  const add = (text: string): void => {
    if ((count + 1) * 3 > places.length) places = larger(places)
    const { page, start } = room(pages, text.length)
    const chars = pages.list[page]
    if (chars) for (let i = 0; i < text.length; i += 1) chars[start + i] = text.charCodeAt(i)
    places[count * 3] = page
    places[count * 3 + 1] = start
    places[count * 3 + 2] = text.length
    count += 1
  }
  return {
    numberOf: text => {
      if (count * 4 >= slots.length) slots = spread(slots)
      const hash = hashOf(text)
      const mask = slots.length / 2 - 1
      let slot = hash & mask
      for (;;) {
        const number = (slots[slot * 2 + 1] ?? 0) - 1
        if (number === -1) break
        if (slots[slot * 2] === hash && isText(number, text)) return number
        slot = (slot + 1) & mask
      }
      slots[slot * 2] = hash
      slots[slot * 2 + 1] = count + 1
      add(text)
      return count - 1
    },
    close: () => {
      slots = new Int32Array(0)
    },
    pool: {
      get length() {
        return count
      },
      at,
      map: work => Array.from({ length: count }, (_, number) => work(at(number), number)),
      *[Symbol.iterator]() {
        for (let number = 0; number < count; number += 1) yield at(number)
      },
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

/** FNV-1a over the UTF-16 units, mixed once more because only its low bits choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

function larger(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2)
  grown.set(array)
  return grown
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
