/**
 * What a reply is like, by what is in it: linear models (logistic regression) over stems, words, pairs of stems up to three
 * words apart and runs of three to five letters, hashed into tables. They know no language, so that mixtures and Latin
 * spellings are weighed as well, and hear what no rule names. Source: Weinberger et al., Feature hashing for large scale
 * multitask learning, 2009.
 */
import { INTENT_BIASES, INTENT_STEP, INTENT_WEIGHTS, KNOWN_STEMS } from './intent-weights.ts'
import { OPT_OUT_BIAS, OPT_OUT_STEP, OPT_OUT_WEIGHTS } from './opt-out-weights.ts'
import { type Intent, INTENTS } from './reading.ts'
import { Remembered } from './spelling.ts'

/** Places of the table of refusals. */
export const LIKENESS_PLACES = 65_536
/** Places of the table of wants, a quarter, each with a weight for every want. */
export const INTENT_PLACES = 16_384
/** In this order they stand in the table; refusals have one of their own. */
export const LIKE_INTENTS = INTENTS.filter(intent => intent !== 'stop')
const LIKE_INTENT_COUNT = LIKE_INTENTS.length
/** Letters of the table, from the lowest weight to the highest; the middle one is nought. */
export const LIKENESS_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'
export const LIKENESS_NOUGHT = (LIKENESS_LETTERS.length - 1) / 2
const STEM_CHARS = 5
const RUN_CHARS_MIN = 3
const RUN_CHARS_MAX = 5
const PAIR_WORDS = 3
/** Runs of letters are many and say the same several times. */
const RUN_SHARE = 0.5
/** All features of a reply together, as the length of their vector: a long reply weighs no more than a short one. */
const LENGTH = 3

export interface LikenessInput {
  /** See `phraseText`: the spelt reply, typing errors mended. */
  readonly text: string
  /** The reply as typed, folded. */
  readonly rawText: string
  /** A day or an hour stands in the reply. */
  readonly namesTime: boolean
}

/** Where in the table the features of a reply are: the first `wholeCount` count in full, the others by `RUN_SHARE`. */
export interface Features {
  readonly places: Int32Array
  readonly wholeCount: number
  readonly count: number
}

interface WordPlaces {
  readonly stem: number
  readonly word: number
  readonly runs: Int32Array
}

const START = 0x811c9dc5
const SEED = { stem: 1, word: 2, run: 3, pair: 4, length: 5, time: 6, question: 7 }
const EDGE = mixed(START, 60)

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function placeOf(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((spread ^ (spread >>> 12)) >>> 0) % LIKENESS_PLACES
}

function hashOf(text: string, seed: number): number {
  let hash = mixed(START, seed)
  for (let i = 0; i < text.length; i += 1) hash = mixed(hash, text.charCodeAt(i))
  return hash
}

const wordPlaces = new Remembered<WordPlaces>(typed => {
  const word = /^\d/u.test(typed) ? '0' : typed
  const edged = `<${word}>`
  const runs: number[] = []
  for (let i = 0; word.length > 1 && i < edged.length; i += 1)
    for (let chars = RUN_CHARS_MIN; chars <= RUN_CHARS_MAX && i + chars <= edged.length; chars += 1)
      runs.push(placeOf(hashOf(edged.slice(i, i + chars), SEED.run)))
  return { stem: hashOf(word.slice(0, STEM_CHARS), SEED.stem), word: placeOf(hashOf(word, SEED.word)), runs: Int32Array.from(runs) }
})

/** Which places are taken already: each feature counts once. The number of the reply stands for "taken"; it begins anew when a byte is full. */
const takenBy = new Uint8Array(LIKENESS_PLACES)
const REPLY_NUMBERS = 255
const room = new Int32Array(LIKENESS_PLACES)
let replyNumber = 0

export function likenessFeatures({ text, rawText, namesTime }: LikenessInput): Features {
  replyNumber = (replyNumber % REPLY_NUMBERS) + 1
  if (replyNumber === 1) takenBy.fill(0)
  let count = 0
  const take = (place: number): void => {
    if (takenBy[place] === replyNumber) return
    takenBy[place] = replyNumber
    room[count] = place
    count += 1
  }
  const readings = (text === rawText ? [text] : [text, rawText]).map(reading =>
    reading
      .trim()
      .split(' ')
      .map(word => wordPlaces.of(word)),
  )
  for (const words of readings) {
    const stems = [EDGE, ...words.map(word => word.stem), EDGE]
    for (const word of words) {
      take(placeOf(word.stem))
      take(word.word)
    }
    for (let gap = 1; gap <= PAIR_WORDS; gap += 1)
      for (let i = gap; i < stems.length; i += 1)
        take(placeOf(mixed(mixed(stems[i - gap] ?? EDGE, SEED.pair + (gap << 8)), stems[i] ?? EDGE)))
    take(placeOf(mixed(SEED.length, Math.min(5, Math.ceil(Math.log2(words.length + 1))))))
  }
  if (namesTime) take(placeOf(mixed(START, SEED.time)))
  if (rawText.includes(' ? ')) take(placeOf(mixed(START, SEED.question)))
  const wholeCount = count
  for (const words of readings) for (const { runs } of words) for (let i = 0; i < runs.length; i += 1) take(runs[i] ?? 0)
  return { places: room.slice(0, count), wholeCount, count }
}

/** Where the stems of a text's words are; half of them not learned is gibberish, which is like nothing. */
export function stemPlaces(text: string): number[] {
  return text
    .trim()
    .split(' ')
    .flatMap(word => (/\p{L}/u.test(word) ? [placeOf(wordPlaces.of(word).stem)] : []))
}

const knownStems = Uint8Array.from(KNOWN_STEMS.replaceAll('\n', ''), digit => Number.parseInt(digit, 16))

export function isMostlyKnown(text: string): boolean {
  const places = stemPlaces(text)
  const known = places.filter(place => (((knownStems[place >>> 2] ?? 0) >>> (place & 3)) & 1) === 1)
  return 2 * known.length > places.length
}

/** What each feature counts by: the whole ones and the runs. */
export function featureValues({ wholeCount, count }: Features): readonly [whole: number, run: number] {
  const whole = LENGTH / Math.sqrt(wholeCount + RUN_SHARE ** 2 * (count - wholeCount))
  return [whole, whole * RUN_SHARE]
}

/** The weights in steps: small whole numbers, so that a table fits beside everything else near the processor. */
function stepsOf(letters: string): Int8Array {
  const steps = new Map(Array.from(LIKENESS_LETTERS, (letter, at) => [letter, at - LIKENESS_NOUGHT]))
  return Int8Array.from(letters.replaceAll('\n', ''), letter => steps.get(letter) ?? 0)
}

const optOutSteps = stepsOf(OPT_OUT_WEIGHTS)
const intentSteps = stepsOf(INTENT_WEIGHTS)

/** The clauses of a reply that has several: a refusal among much else is a refusal. */
export function clausesOf({ text, rawText, namesTime }: LikenessInput): LikenessInput[] {
  if (!CLAUSE_MARK.test(rawText)) return []
  const [texts, raws] = [text.split(CLAUSE_MARK), rawText.split(CLAUSE_MARK)]
  if (texts.length !== raws.length) return []
  return raws.flatMap((raw, i) =>
    CLAUSE_WORDS.test(raw) ? [{ text: ` ${(texts[i] ?? '').trim()} `, rawText: ` ${raw.trim()} `, namesTime }] : [],
  )
}

const CLAUSE_MARK = / (?:[.!?,] )+/u
const CLAUSE_WORDS = /\p{L} +[^ ]*\p{L}/u

/** A few words out of a longer reply say less than the same words alone. */
const CLAUSE_DOUBT = 0.5

/** Logarithm of the odds that a reply refuses messages, all of it or one of its clauses. */
export function optOutLikelihood(input: LikenessInput, whole: Features): number {
  let likeness = optOutLikeness(whole)
  for (const clause of clausesOf(input)) likeness = Math.max(likeness, optOutLikeness(likenessFeatures(clause)) - CLAUSE_DOUBT)
  return likeness
}

/** Logarithm of the odds that these words refuse messages. */
export function optOutLikeness(features: Features): number {
  const [whole, run] = featureValues(features)
  const { places, wholeCount, count } = features
  let wholes = 0
  let runs = 0
  for (let i = 0; i < wholeCount; i += 1) wholes += optOutSteps[places[i] ?? 0] ?? 0
  for (let i = wholeCount; i < count; i += 1) runs += optOutSteps[places[i] ?? 0] ?? 0
  return OPT_OUT_BIAS + OPT_OUT_STEP * (wholes * whole + runs * run)
}

const wholeSteps = new Int32Array(LIKE_INTENT_COUNT)
const runSteps = new Int32Array(LIKE_INTENT_COUNT)

/** For every want the weights at these places, in steps. */
function sumSteps(places: Int32Array, sums: Int32Array): void {
  sums.fill(0)
  for (let i = 0; i < places.length; i += 1) {
    const at = ((places[i] ?? 0) % INTENT_PLACES) * LIKE_INTENT_COUNT
    for (let k = 0; k < LIKE_INTENT_COUNT; k += 1) sums[k] = (sums[k] ?? 0) + (intentSteps[at + k] ?? 0)
  }
}

/** The want a reply is most like; `told`, as the rules read it, is given odds of e to the `toldOdds` beforehand. */
export function likeliestIntent(
  features: Features,
  { told, toldOdds }: { readonly told: Exclude<Intent, 'stop'>; readonly toldOdds: number },
): Exclude<Intent, 'stop'> {
  const [whole, run] = featureValues(features)
  const { places, wholeCount, count } = features
  sumSteps(places.subarray(0, wholeCount), wholeSteps)
  sumSteps(places.subarray(wholeCount, count), runSteps)
  let best = told
  let bestScore = -Infinity
  for (let k = 0; k < LIKE_INTENT_COUNT; k += 1) {
    const intent = LIKE_INTENTS[k] ?? told
    const likeness = (INTENT_BIASES[k] ?? 0) + INTENT_STEP * ((wholeSteps[k] ?? 0) * whole + (runSteps[k] ?? 0) * run)
    const score = intent === told ? likeness + toldOdds : likeness
    if (score <= bestScore) continue
    best = intent
    bestScore = score
  }
  return best
}
