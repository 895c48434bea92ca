/** A reply cut into words, numbers and marks, in the one spelling that the grammar knows. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  /** Digits with what clings to them: '15', '5-го', '15:30', '12.04', '3pm'. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: '.' | ',' | '?' | '!' | '-' | '+' }

const EMOJI: readonly (readonly [RegExp, string])[] = [
  [/[👍👌✅☑✔🆗💯🤝🙌➕🙋🫡]\uFE0F?[\u{1F3FB}-\u{1F3FF}]?/gu, ' emojiyes '],
  [/[🛑⛔🚫🔕🖕🔇🤐]\uFE0F?/gu, ' emojistop '],
  [/[👎❌✖🙅]\uFE0F?[\u{1F3FB}-\u{1F3FF}]?/gu, ' emojino '],
  [/[😡🤬😠💩]\uFE0F?/gu, ' emojiangry '],
]

/** Letters that look alike in two alphabets, typed by a phone that changed the keyboard in the middle of a word. */
const LATIN_TO_CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  i: 'і',
  n: 'п',
  r: 'г',
  u: 'и',
  0: 'о',
  3: 'з',
}
const CYRILLIC_TO_LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
  у: 'y',
  і: 'i',
}

/** Lower case, one form of each letter, emoji as words, curly marks as plain ones. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return (ODD_LETTER.test(lower) ? plainLetters(text) : lower)
    .replace(SPACED_STOP, found => found.replace(/[^\p{L}]/gu, ''))
    .replace(/(\p{L})\1{2,}/gu, '$1')
}

/** Most replies have none of these, and looking for each in every reply is dear. */
const ODD_LETTER = /[^\n !#-_a-~а-я]/u
/** The faces of one to twelve o'clock. */
const CLOCK_FACES = /[\u{1F550}-\u{1F55B}]/gu
const FIRST_CLOCK = 0x1f550
const PERHAPS_EMOJI = /[^\s!-\u04FF\u2010-\u201F]/u

function plainLetters(text: string): string {
  let plain = text.normalize('NFKC')
  if (PERHAPS_EMOJI.test(plain)) {
    for (const [sign, word] of EMOJI) plain = plain.replace(sign, word)
    plain = plain.replace(CLOCK_FACES, face => ` ${(face.codePointAt(0) ?? FIRST_CLOCK) - FIRST_CLOCK + 1}:00 `)
  }
  return plain
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[’`´ʼ‘]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/[«»“”„"]/g, ' ')
    .replace(/\p{M}|\uFE0F|\u200D/gu, '')
}

/** 'S T O P' and 's.t.o.p': spelt out so that nobody overlooks it. */
const SPACED_STOP = /(?<!\p{L})(?:s[ .-]{1,2}t[ .-]{1,2}o[ .-]{1,2}p|с[ .-]{1,2}т[ .-]{1,2}о[ .-]{1,2}п)(?!\p{L})/gu

const TOKEN =
  /\d+(?:[:.,/]\d+)*(?:\s?-\s?\d+(?:[:.]\d+)*(?![:.\p{L}\d]))?(?:-?(?:\p{L}|'(?=\p{L}))+\.?(?=[^\p{L}]|$))?|\p{L}(?:[\p{L}\d]|['-](?=\p{L}))*|[.,?!;:()\n+-]/gu

/** Bulgarians type ч and ш as digits: '4as' is "час", '6te' is "ще"; '4th' and '6pm' are numbers. */
const SOUND_DIGIT =
  /^[46](?!(?:th|ti|ta|to|ri|vi|mi|go|e|hr|hrs|am|pm|ish|kg|min|mins|ppl|people|pcs|week|weeks|day|days|pax|tyres|tires)$)[a-z]{2,}$/

export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const folded = fold(text)
  for (const [found] of folded.matchAll(TOKEN)) {
    if (SOUND_DIGIT.test(found)) tokens.push({ kind: 'word', text: found })
    else if (/^\d/.test(found)) tokens.push({ kind: 'number', text: found.replace(/\s/g, '') })
    else if (/^\p{L}/u.test(found)) for (const word of splitWord(found)) tokens.push({ kind: 'word', text: word })
    else {
      const mark = markOf(found)
      const last = tokens.at(-1)
      // Three exclamation marks say no more than one.
      if (last?.kind !== 'mark' || last.text !== mark) tokens.push({ kind: 'mark', text: mark })
    }
  }
  return /[a-z]/.test(folded) && /[а-я]/.test(folded) ? inOneAlphabet(tokens) : tokens
}

/** Words that could stand in either alphabet are in that of the others: "take ме off". */
function inOneAlphabet(tokens: readonly Token[]): Token[] {
  const letters = tokens.map(token => (token.kind === 'word' && !token.text.startsWith('emoji') ? token.text : '')).join('')
  const latin = (letters.match(/[dfgijlnqrsuvwz]/g) ?? []).length
  const cyrillic = (letters.match(/[бгджзийлпфцчшщъыьэюя]/g) ?? []).length
  const [alike, map] = latin > cyrillic ? [/^[авсекмортхун]+$/, CYRILLIC_TO_LATIN] : [/^[abcekmoptxyh]+$/, LATIN_TO_CYRILLIC]
  return tokens.map(token =>
    token.kind === 'word' && alike.test(token.text)
      ? { kind: 'word', text: Array.from(token.text, letter => map[letter] ?? letter).join('') }
      : token,
  )
}

function markOf(found: string): '.' | ',' | '?' | '!' | '-' | '+' {
  if (found === '?' || found === '!' || found === '-' || found === '+' || found === '.') return found
  return found === '\n' || found === ';' ? '.' : ','
}

/** 'пн-пт' is two words, 'стоп-сигнал' and 'как-нибудь' are one. */
function splitWord(found: string): readonly string[] {
  const repaired = found.split('-').map(repairMixed)
  return repaired.length === 2 && repaired.every(part => part.length <= 3) && repaired[0] !== 'кое' && repaired[1] !== 'то'
    ? repaired.flatMap((part, i) => (i === 0 ? [part] : ['-', part])).filter(part => part !== '-')
    : [repaired.join('-')]
}

/** A word in two alphabets is a word in the one that all its letters can be of, or that has more letters of its own. */
export function repairMixed(word: string): string {
  if (!/[a-z03]/.test(word) || !/[а-яіъ]/.test(word)) return word
  const toCyrillic = [...word].map(letter => LATIN_TO_CYRILLIC[letter] ?? letter).join('')
  const toLatin = [...word].map(letter => CYRILLIC_TO_LATIN[letter] ?? letter).join('')
  const isLatin = /^[a-z0']+$/.test(toLatin)
  if (isLatin && (/[a-z]/.test(toCyrillic) || isMostlyLatin(word, toCyrillic))) return toLatin
  return toCyrillic.replace(/і/g, 'и')
}

function isMostlyLatin(word: string, toCyrillic: string): boolean {
  if (/[бгджзийлпфцчшщъыьэюя]/.test(word) || /^(?:стоп|нет|не|да|спри)$/.test(toCyrillic)) return false
  return 2 * (word.match(/[a-z]/g) ?? []).length > word.length
}
