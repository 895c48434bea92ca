/**
 * Replies typed with the wrong keyboard switched on. Letters stand where marks are on the other one (`,jkmit` is "больше"), so
 * that the whole text is typed anew before it is cut into words.
 */
import { isKnownWord, spell, type SpellOptions, type Spelt } from './language.ts'
import type { Locale } from '../../kernel/locale.ts'
import { fold, type Token, tokenise } from './tokens.ts'

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"

interface Keyboard {
  readonly locale: Locale
  /** From what is typed to what is meant. */
  readonly letters: ReadonlyMap<string, string>
}

function keyboard(locale: Locale, letters: string): Keyboard {
  return { locale, letters: new Map(Array.from(LATIN_KEYS, (key, at) => [key, letters[at] ?? key])) }
}

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю.е'

/** The Russian one, the Bulgarian one of the standard and the one by sound; and English words on the Russian one. */
const KEYBOARDS: readonly Keyboard[] = [
  keyboard('ru', RUSSIAN_KEYS),
  keyboard('bg', ',уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб`'),
  keyboard('bg', "явертъуиопшщасдфгхйкл;'зьцжбнм,./ч"),
  // The last key is ё, which is е here already.
  { locale: 'en', letters: new Map(Array.from(RUSSIAN_KEYS.slice(0, -1), (letter, at) => [letter, LATIN_KEYS[at] ?? letter])) },
]

export interface AsMeant {
  /** The words as typed, or as they would have been on the right keyboard. */
  readonly tokens: readonly Token[]
  readonly spelt: Spelt
}

/** Where fewer are known, the words are perhaps no words. */
const WORTH_MIN = 0.6
/** Another keyboard is believed only where it explains more. */
const KEYS_TRUST = 0.8

export function spellAsMeant(text: string, options: SpellOptions): AsMeant {
  const tokens = tokenise(text)
  const spelt = spell(tokens, options)
  if (spelt.worth >= WORTH_MIN * spelt.words) return { tokens, spelt }
  let best: AsMeant = { tokens, spelt }
  for (const { locale, letters } of KEYBOARDS) {
    if (options.fixed && options.prior !== null && options.prior !== locale) continue
    const retyped = tokenise(retype(fold(text), letters, word => isKnownWord(locale, word)))
    const meant = spell(retyped, { prior: locale, fixed: true })
    if (meant.worth * KEYS_TRUST > best.spelt.worth) best = { tokens: retyped, spelt: meant }
  }
  return best
}

/** What a word would be on the other keyboards. */
export function onOtherKeys(word: string): readonly { readonly locale: Locale; readonly word: string }[] {
  return KEYBOARDS.map(({ locale, letters }) => ({ locale, word: Array.from(word, key => letters.get(key) ?? key).join('') }))
}

/** A mark at the end of a word may be its last letter: it is where the word is known with it, or is a verb's `-ю`. */
function retype(text: string, letters: ReadonlyMap<string, string>, isKnown: (word: string) => boolean): string {
  const onKeys = (chunk: string): string => Array.from(chunk, key => letters.get(key) ?? key).join('')
  return text.replace(/[^\s!?\d]+/gu, chunk => {
    const body = chunk.replace(/[.,;]$/u, '')
    if (body === chunk || body === '') return onKeys(chunk)
    const [whole, bare] = [onKeys(chunk), onKeys(body)]
    const isLetter = isKnown(whole) || (!isKnown(bare) && /[ауеия]ю$/u.test(whole))
    return isLetter ? whole : bare + chunk.slice(body.length)
  })
}
