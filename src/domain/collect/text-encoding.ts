/**
 * Which encoding a file of unknown origin is in: byte order mark, the pattern of UTF-16, strict UTF-8, and for the old
 * one-byte encodings the one in which the text looks most like Russian or Bulgarian.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]
const CYRILLIC: readonly Encoding[] = ['windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic']

/** Permille of each letter in Russian text; Bulgarian is close enough for telling encodings apart. */
const FREQUENCY: Readonly<Record<string, number>> = {
  о: 110,
  е: 85,
  а: 80,
  и: 74,
  н: 67,
  т: 63,
  с: 55,
  р: 47,
  в: 45,
  л: 44,
  к: 35,
  м: 32,
  д: 30,
  п: 28,
  у: 26,
  я: 20,
  ы: 19,
  ь: 17,
  г: 17,
  з: 16,
  б: 16,
  ч: 14,
  й: 12,
  х: 10,
  ж: 9,
  ш: 7,
  ю: 6,
  ц: 5,
  щ: 4,
  э: 3,
  ф: 3,
  ъ: 6,
  ё: 1,
}
/** Signs that honest text holds beside letters. */
const PLAIN_SIGNS = new Set('№«»—–…“”„‘’€°§·\u00A0\u202F₽•×')

/** What the beginning of a file says; undefined when it is no text at all. `sample` may end inside a character. */
export function detectEncoding(sample: Uint8Array): Encoding | undefined {
  const marked = byteOrderMark(sample)
  if (marked) return marked
  const wide = utf16Pattern(sample)
  if (wide) return wide
  if (isBinary(sample)) return undefined
  if (utf8Share(sample) >= 0.99) return 'utf-8'
  return mostlyBesideLatin(sample) ? 'windows-1252' : bestCyrillic(sample)
}

function byteOrderMark(sample: Uint8Array): Encoding | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  return sample[0] === 0xfe && sample[1] === 0xff ? 'utf-16be' : undefined
}

/** Without a mark UTF-16 shows by its high bytes: 0 for Latin and signs, 4 for Cyrillic, always in the same half. */
function utf16Pattern(sample: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2)
  if (pairs < 2) return undefined
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs; i += 1) {
    if (sample[2 * i] === 0 || sample[2 * i] === 4) even += 1
    if (sample[2 * i + 1] === 0 || sample[2 * i + 1] === 4) odd += 1
  }
  if (odd > pairs * 0.9 && even < pairs * 0.3) return 'utf-16le'
  return even > pairs * 0.9 && odd < pairs * 0.3 ? 'utf-16be' : undefined
}

/** A slip of a program that wrote a text: more control characters than these, or than two in a hundred, are no text. */
const CONTROL_SLIPS_MAX = 2

/** Text has hardly any control characters; a zero byte in a cell is one of them, and is left out when the cell is read. */
function isBinary(sample: Uint8Array): boolean {
  let control = 0
  for (const byte of sample) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control += 1
  }
  return control > Math.max(CONTROL_SLIPS_MAX, sample.length * 0.02)
}

/** Share of the non-ASCII characters that are well-formed UTF-8; 1 for pure ASCII. */
function utf8Share(sample: Uint8Array): number {
  let [good, bad] = [0, 0]
  for (let i = 0; i < sample.length;) {
    const byte = sample[i] ?? 0
    if (byte < 0x80) {
      i += 1
      continue
    }
    const length = byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0
    if (i + length > sample.length) break
    let whole = length > 0
    for (let j = 1; j < length; j += 1) whole &&= ((sample[i + j] ?? 0) & 0xc0) === 0x80
    if (whole) good += 1
    else bad += 1
    i += whole ? length : 1
  }
  return good + bad === 0 ? 1 : good / (good + bad)
}

/** In Western text the accented letters stand among Latin ones: "café". */
function mostlyBesideLatin(sample: Uint8Array): boolean {
  const latin = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))
  let [high, beside] = [0, 0]
  for (let i = 0; i < sample.length; i += 1) {
    if ((sample[i] ?? 0) < 0x80) continue
    high += 1
    if (latin(sample[i - 1]) || latin(sample[i + 1])) beside += 1
  }
  return beside > high * 0.6
}

function bestCyrillic(sample: Uint8Array): Encoding {
  let best: { encoding: Encoding; score: number } = { encoding: 'windows-1251', score: -Infinity }
  for (const encoding of CYRILLIC) {
    const score = likeness(new TextDecoder(encoding).decode(sample))
    if (score > best.score) best = { encoding, score }
  }
  return best.encoding
}

/** Of so few letters nothing can be said. */
const LETTERS_MIN = 12
/** An honest text comes to 40 and more a letter, noise to less than nothing. */
const LIKENESS_MIN = 20
/** Frames of tables, as programs of the old days drew them. */
const FRAMES = /[\u2500-\u259F]/g

/** False for noise that was taken for a text: what is encrypted or a picture may happen to hold no control character. */
export function isLegible(text: string, encoding: Encoding): boolean {
  if (!CYRILLIC.includes(encoding)) return !/\uFFFD/.test(text) || text.split('\uFFFD').length - 1 < text.length * 0.02
  const written = text.replace(FRAMES, ' ')
  const letters = written.match(/[\u0080-\uFFFF]/g)?.length ?? 0
  return letters < LETTERS_MIN || likeness(written) >= letters * LIKENESS_MIN
}

/** Higher is more like text; capitals inside words and drawing characters speak against it. */
function likeness(text: string): number {
  let score = 0
  let before = ''
  for (const letter of text) {
    if (letter >= '\u0080') {
      const lower = letter.toLowerCase()
      const frequency = FREQUENCY[lower]
      if (frequency === undefined) score -= PLAIN_SIGNS.has(letter) ? 0 : 150
      else if (letter === lower) score += frequency
      else score += isLowerCyrillic(before) ? -200 : frequency
    }
    before = letter
  }
  return score
}

function isLowerCyrillic(letter: string): boolean {
  return letter >= 'а' && letter <= 'ё'
}
