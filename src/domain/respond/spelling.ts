/** Words as people type them on a phone: one wrong letter, Latin letters for Cyrillic words. */

const ROMAN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

/** Spellings that mean the same sound come to one text: 'zavtra', 'pyatnicu' and 'pjatnitsu' meet their Cyrillic words here. */
export function soundKey(latin: string): string {
  return latin
    .replace(/[’'`]/g, '')
    .replace(/4/g, 'ch')
    .replace(/6/g, 'sh')
    .replace(/q/g, 'ia')
    .replace(/shch|sch|shh|sht(?=[aeiouy])/g, 'sh')
    .replace(/kh|x/g, 'h')
    .replace(/t[sz]/g, 'c')
    .replace(/w/g, 'v')
    .replace(/ck/g, 'k')
    .replace(/dj/g, 'zh')
    .replace(/[yj]/g, 'i')
    .replace(/i[eo](?=.)/g, 'e')
    .replace(/([a-z])\1+/g, '$1')
}

/** All sound keys of a Cyrillic word: the Bulgarian ъ is written a, u or y. */
export function soundKeysOf(word: string): readonly string[] {
  const roman = (hard: string): string => {
    let nth = 0
    return soundKey(
      [...word].map(letter => (letter === 'ъ' ? (hard[nth++] ?? 'a') : letter === 'щ' ? 'sht' : (ROMAN[letter] ?? letter))).join(''),
    )
  }
  const keys = word.includes('ъ') ? hardSigns(word).map(spelt => roman(spelt)) : [roman('')]
  return word.includes('щ') ? [...keys, ...keys.map(key => key.replace('sht', 'sh'))] : keys
}

/** Each ъ of a word is written in any of the three ways, also differently within one word: 'chetvurtak'. */
function hardSigns(word: string): readonly string[] {
  const count = [...word].filter(letter => letter === 'ъ').length
  return Array.from({ length: 3 ** count }, (_, n) =>
    Array.from({ length: count }, (__, at) => 'aui'[Math.floor(n / 3 ** at) % 3] ?? 'a').join(''),
  )
}

/** Cyrillic by rule, for words no list knows. */
const BY_SOUND: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'щ'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ts/g, 'ц'],
  [/y[ao]|j[ao]/g, 'я'],
  [/[yj]u/g, 'ю'],
  [/ye|je/g, 'е'],
  [/4/g, 'ч'],
  [/6/g, 'ш'],
]
const LETTERS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'ц',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'й',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'я',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'х',
  y: 'й',
  z: 'з',
}

export function toCyrillic(latin: string): string {
  let text = latin.replace(/([bcdfghklmnpqrstvwxz])y(?=[bcdfghklmnpqrstvwxz]|$)/g, '$1ы')
  for (const [sound, letter] of BY_SOUND) text = text.replace(sound, letter)
  return [...text].map(letter => LETTERS[letter] ?? letter).join('')
}

/** Shorter words have too many neighbours: "юля" is a name and "июля" is not a mistake for it. */
export const MEND_LETTERS_MIN = 5

/** People use few words: what was worked out for one is kept for the next reply. Emptied when full, so that it stays small. */
export class Remembered<T> {
  readonly #known = new Map<string, { readonly value: T }>()
  readonly #work: (word: string) => T

  constructor(work: (word: string) => T) {
    this.#work = work
  }

  of(word: string): T {
    const known = this.#known.get(word)
    if (known !== undefined) return known.value
    const made = { value: this.#work(word) }
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear()
    this.#known.set(word, made)
    return made.value
  }
}

const REMEMBERED_MAX = 20_000

/** Finds the one word of a list that is a single wrong, missing, extra or swapped letter away; undefined when none or several are. */
export class Mender {
  /** Made when the first unknown word is asked about: most commands read no reply at all. */
  #byDeletion: Map<string, Set<string>> | undefined
  readonly #known: ReadonlySet<string>
  readonly #mended = new Remembered(word => this.#search(word))

  constructor(words: Iterable<string>) {
    this.#known = new Set(words)
  }

  has(word: string): boolean {
    return this.#known.has(word)
  }

  mend(word: string): string | undefined {
    if (word.length < MEND_LETTERS_MIN || this.#known.has(word)) return undefined
    return this.#mended.of(word)
  }

  #search(word: string): string | undefined {
    const near = new Set<string>()
    this.#byDeletion ??= byDeletion(this.#known)
    for (const shorter of [word, ...deletionsOf(word)]) {
      for (const candidate of this.#byDeletion.get(shorter) ?? []) {
        // People get the first letter right; and a beginning of a longer word is a shorter form, not a mistake.
        if (candidate[0] === word[0] && isOneEdit(word, candidate)) near.add(candidate)
      }
    }
    const changed = (candidate: string): number => Math.abs(candidate.length - word.length)
    return [...near].toSorted((a, b) => changed(a) - changed(b) || (a < b ? -1 : 1))[0]
  }
}

/** From each word, and each word less one letter, to the words it may be meant for. */
function byDeletion(words: Iterable<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const word of words) {
    if (word.length < MEND_LETTERS_MIN) continue
    for (const shorter of [word, ...deletionsOf(word)]) {
      const owners = found.get(shorter) ?? new Set<string>()
      owners.add(word)
      found.set(shorter, owners)
    }
  }
  return found
}

function deletionsOf(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

/** One insertion, deletion, substitution, or swap of neighbours. */
export function isOneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let tail = 0
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const [restA, restB] = [a.slice(start, a.length - tail), b.slice(start, b.length - tail)]
  if (restA.length <= 1 && restB.length <= 1) return a !== b
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}
