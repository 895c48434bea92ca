/**
 * What no rule recognises is compared with replies whose want is known: multinomial naive Bayes over the words, pairs of
 * words and runs of four letters. It generalises to wordings that nobody has thought of, and is asked last, because the
 * rules are right more often where they say anything. Source: Manning, Raghavan and Schütze, Introduction to Information
 * Retrieval, chapter 13.
 */
import type { Locale } from '../../kernel/locale.ts'
import { EXAMPLES_BG } from './examples-bg.ts'
import { EXAMPLES_EN } from './examples-en.ts'
import { EXAMPLES_RU } from './examples-ru.ts'
import { spell } from './language.ts'
import type { Intent } from './reading.ts'
import { tokenise } from './tokens.ts'

const EXAMPLES: Readonly<Record<Locale, Readonly<Record<Intent, string>>>> = { ru: EXAMPLES_RU, bg: EXAMPLES_BG, en: EXAMPLES_EN }

/** Added to every count (Lidstone): features that a want has never shown are rare there, not impossible. */
const SMOOTHING = 0.1
/** Logarithm of the odds between the best want and the next. Below it the reply stays unclear and a person reads it. */
const ODDS_MIN = 1
/** To silence somebody by likeness alone it has to be very like. */
const STOP_ODDS_MIN = 12
/** A word is its first letters: endings differ, what is meant does not. */
const STEM_CHARS = 5
const RUN_CHARS = 4

interface Want {
  readonly intent: Intent
  readonly prior: number
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

interface Memory {
  readonly wants: readonly Want[]
  readonly known: ReadonlySet<string>
}

const memories = new Map<Locale, Memory>()

/** `text` as `phraseText` gives it. Null when it is like nothing known, or as like to one want as to another. */
export function intentByExample(text: string, locale: Locale): Intent | null {
  // One word alone is like too many things.
  if (!/\p{L} .*\p{L}/u.test(text)) return null
  const memory = memoryOf(locale)
  const features = featuresOf(text).filter(feature => memory.known.has(feature))
  if (features.length === 0) return null
  const ranked = memory.wants.map(want => ({ intent: want.intent, score: scoreOf(want, { features, known: memory.known.size }) }))
  ranked.sort((a, b) => b.score - a.score)
  const [best, next] = ranked
  if (best === undefined || next === undefined) return null
  return best.score - next.score >= (best.intent === 'stop' ? STOP_ODDS_MIN : ODDS_MIN) ? best.intent : null
}

function scoreOf(
  { prior, counts, total }: Want,
  { features, known }: { readonly features: readonly string[]; readonly known: number },
): number {
  const whole = Math.log(total + SMOOTHING * known)
  let score = prior
  for (const feature of features) score += Math.log((counts.get(feature) ?? 0) + SMOOTHING) - whole
  return score
}

/** Learned at the first unclear reply of a language, in some hundredths of a second. */
function memoryOf(locale: Locale): Memory {
  const kept = memories.get(locale)
  if (kept !== undefined) return kept
  const known = new Set<string>()
  const wants: Want[] = []
  for (const [intent, list] of entriesOf(EXAMPLES[locale])) {
    const counts = new Map<string, number>()
    const replies = list.split('|').map(reply => reply.trim())
    let total = 0
    for (const reply of replies) {
      const { tokens } = spell(tokenise(reply), { prior: locale, fixed: true })
      for (const feature of featuresOf(` ${tokens.map(token => token.text).join(' ')} `)) {
        known.add(feature)
        counts.set(feature, (counts.get(feature) ?? 0) + 1)
        total += 1
      }
    }
    // The root: how often a want came up among the examples says little of how often it comes up in a shop.
    wants.push({ intent, prior: Math.log(replies.length) / 2, counts, total })
  }
  const memory = { wants, known }
  memories.set(locale, memory)
  return memory
}

function entriesOf(examples: Readonly<Record<Intent, string>>): [Intent, string][] {
  const { yes, book, later, no, stop, price, question, cancel, reschedule, done, wrong_number: stranger, complaint, other } = examples
  return [
    ['yes', yes],
    ['book', book],
    ['later', later],
    ['no', no],
    ['stop', stop],
    ['price', price],
    ['question', question],
    ['cancel', cancel],
    ['reschedule', reschedule],
    ['done', done],
    ['wrong_number', stranger],
    ['complaint', complaint],
    ['other', other],
  ]
}

/** Each once: said twice is not meant twice. */
function featuresOf(text: string): string[] {
  const words = text
    .trim()
    .split(' ')
    .map(word => (/^\d/u.test(word) ? '0' : word))
  const stems = ['^', ...words.map(word => word.slice(0, STEM_CHARS)), '$']
  const features = new Set<string>()
  for (const [i, stem] of stems.entries()) {
    if (i > 0) features.add(`${stems[i - 1]} ${stem}`)
    if (i > 0 && i < stems.length - 1) features.add(stem)
  }
  for (const word of words)
    for (let i = 0; i + RUN_CHARS <= word.length + 2; i += 1) features.add(`~${` ${word} `.slice(i, i + RUN_CHARS)}`)
  return [...features]
}
