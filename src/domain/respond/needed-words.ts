/**
 * For many lists of phrases at once: which of them a text may match at all, by its words. Each list has a bit; what a word
 * allows is kept for the next reply, so that a text costs one look-up a word.
 */
import { Remembered } from './spelling.ts'

const BITS = 32

interface Asked {
  readonly text: string
  readonly allowed: Int32Array
}

export class NeededWords {
  readonly #whole = new Map<string, Set<number>>()
  readonly #beginnings = new Map<string, Set<number>>()
  readonly #endings = new Map<string, Set<number>>()
  /** Lists with a phrase that needs no word we know how to look for. */
  readonly #always = new Set<number>()
  #lists = 0
  #allowed = new Remembered(word => this.#allowedBy(word))
  /** The same few texts are asked about one list after the other. */
  #recent: Asked[] = []
  #last: Asked = { text: '', allowed: new Int32Array(0) }

  /** One list: of each phrase the words one of which it needs, `сло*` and `*во` for any ending or beginning. The number is the list's. */
  add(needed: readonly (readonly string[])[]): number {
    const list = this.#lists
    this.#lists += 1
    for (const word of needed.flat()) {
      const star = word.indexOf('*')
      const head = star < 0 ? word : word.slice(0, star)
      const tail = word.slice(word.lastIndexOf('*') + 1)
      if (star < 0 && word !== '') note(this.#whole, word, list)
      else if (head !== '') note(this.#beginnings, head, list)
      else if (tail !== '') note(this.#endings, tail, list)
      else this.#always.add(list)
    }
    this.#allowed = new Remembered(word => this.#allowedBy(word))
    this.#recent = []
    this.#last = { text: '', allowed: new Int32Array(0) }
    return list
  }

  mayMatch(text: string, list: number): boolean {
    if (this.#last.text !== text) this.#last = this.#askedAbout(text)
    return (((this.#last.allowed[list >>> 5] ?? 0) >>> (list % BITS)) & 1) === 1
  }

  #askedAbout(text: string): Asked {
    for (const known of this.#recent) if (known.text === text) return known
    const allowed = this.#bitsOf(this.#always)
    for (const word of text.split(' ')) {
      if (word === '') continue
      const own = this.#allowed.of(word)
      for (let i = 0; i < allowed.length; i += 1) allowed[i] = (allowed[i] ?? 0) | (own[i] ?? 0)
    }
    if (this.#recent.length >= RECENT_MAX) this.#recent.shift()
    const asked = { text, allowed }
    this.#recent.push(asked)
    return asked
  }

  #allowedBy(word: string): Int32Array {
    const lists = new Set(this.#whole.get(word))
    for (let chars = 1; chars <= word.length; chars += 1) {
      for (const list of this.#beginnings.get(word.slice(0, chars)) ?? []) lists.add(list)
      for (const list of this.#endings.get(word.slice(-chars)) ?? []) lists.add(list)
    }
    return this.#bitsOf(lists)
  }

  #bitsOf(lists: ReadonlySet<number>): Int32Array {
    const bits = new Int32Array(Math.ceil(this.#lists / BITS))
    for (const list of lists) bits[list >>> 5] = (bits[list >>> 5] ?? 0) | (1 << (list % BITS))
    return bits
  }
}

/** The mended, the typed and the folded reply, and one that guards have been cut out of. */
const RECENT_MAX = 4

function note(words: Map<string, Set<number>>, word: string, list: number): void {
  const lists = words.get(word)
  if (lists === undefined) words.set(word, new Set([list]))
  else lists.add(list)
}
