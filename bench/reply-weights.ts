/**
 * Learns the tables of `likeness.ts` from every labelled reply and writes them: `node bench/reply-weights.ts`, ten seconds; lay out by `npx oxfmt`.
 * `--leave-out` writes nothing and says instead how a set is judged by what the other sets teach.
 */
import { writeFileSync } from 'node:fs'
import {
  featureValues,
  INTENT_PLACES,
  LIKE_INTENTS,
  LIKENESS_LETTERS,
  LIKENESS_NOUGHT,
  LIKENESS_PLACES,
  likenessFeatures,
  stemPlaces,
  type LikenessInput,
  clausesOf,
} from '../src/domain/respond/likeness.ts'
import { meaningsOf } from '../src/domain/respond/meanings.ts'
import { phraseText } from '../src/domain/respond/phrases.ts'
import { stripQuoted } from '../src/domain/respond/quoted.ts'
import { findWhen } from '../src/domain/respond/when.ts'
import { spellAsMeant } from '../src/domain/respond/wrong-keys.ts'
import { seededRandom } from '../src/kernel/random.ts'
import { framed, misspelt } from './reply-slips.ts'
import { type Lesson, lessons } from './reply-lessons.ts'
import { DISGUISES } from '../test/reply-disguises.ts'
import { REFUSALS } from '../test/reply-score.ts'

const ROUNDS = 15
const RATE = 0.15
const DECAY = 1e-5
/** Wants this sure of themselves learn nothing from a reply. */
const SLOPE_MIN = 1e-4
/** A refusal that is missed costs more than a message too few. */
const REFUSAL_COST = 2
const WEIGHT_MAX = 3.1
const LINE_CHARS = 120

interface Weighed {
  readonly places: Int32Array
  readonly values: Float64Array
}

interface Example extends Weighed, Pick<Lesson, 'set' | 'text' | 'isStop' | 'intents'> {
  /** Learned from, never judged by. */
  readonly isSlip: boolean
  readonly stems: readonly number[]
  readonly clauses: readonly Weighed[]
}

function exampleOf({ text, now, set, isStop, intents }: Lesson): Omit<Example, 'isSlip'> {
  const {
    tokens,
    spelt: { locale, tokens: spelt },
  } = spellAsMeant(stripQuoted(text), { prior: null, fixed: false })
  const found = findWhen(meaningsOf(spelt, locale), { today: now.day, minute: now.minute, locale })
  const input = {
    text: phraseText(spelt.map(token => token.text)),
    rawText: phraseText(tokens.map(token => token.text)),
    namesTime: found.when !== null || found.refused,
  }
  return { set, isStop, intents, text, ...weighed(input), stems: stemPlaces(input.text), clauses: clausesOf(input).map(weighed) }
}

function weighed(input: LikenessInput): Weighed {
  const features = likenessFeatures(input)
  const [whole, run] = featureValues(features)
  return { places: features.places, values: Float64Array.from(features.places, (_, i) => (i < features.wholeCount ? whole : run)) }
}

interface Model {
  readonly biases: Float64Array
  readonly weights: readonly Float64Array[]
}

function scoresOf({ biases, weights }: Model, { places, values }: Weighed): Float64Array {
  return biases.map((bias, k) => {
    const own = weights[k] ?? new Float64Array(0)
    let score = bias
    for (let i = 0; i < places.length; i += 1) score += (own[(places[i] ?? 0) % own.length] ?? 0) * (values[i] ?? 0)
    return score
  })
}

interface Course {
  readonly replies: readonly Example[]
  readonly wants: number
  readonly size: number
  /** By how much each want is wrong at these scores, and so which way to go. */
  readonly slopes: (scores: Float64Array, reply: Example) => Float64Array
}

/** AdaGrad over the replies in an order drawn by a fixed seed: the same replies give the same table. */
function learn({ replies, wants, size, slopes }: Course): Model {
  const zeros = (): Float64Array[] => Array.from({ length: wants }, () => new Float64Array(size))
  const model: Model = { biases: new Float64Array(wants), weights: zeros() }
  const squares = zeros().map(line => line.fill(1e-6))
  const biasSquares = new Float64Array(wants).fill(1e-6)
  const random = seededRandom(1)
  const order = [...replies]
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const other = random.whole(0, i)
      const [a, b] = [order[i], order[other]]
      if (a !== undefined && b !== undefined) [order[i], order[other]] = [b, a]
    }
    for (const reply of order)
      for (const [k, slope] of slopes(scoresOf(model, reply), reply).entries()) {
        if (Math.abs(slope) < SLOPE_MIN) continue
        follow(reply, { slope, weights: model.weights[k] ?? new Float64Array(1), squares: squares[k] ?? new Float64Array(1) })
        biasSquares[k] = (biasSquares[k] ?? 0) + slope ** 2
        model.biases[k] = (model.biases[k] ?? 0) - (RATE * slope) / Math.sqrt(biasSquares[k] ?? 1)
      }
  }
  return model
}

interface Step {
  readonly slope: number
  readonly weights: Float64Array
  readonly squares: Float64Array
}

function follow({ places, values }: Weighed, { slope, weights, squares }: Step): void {
  for (let i = 0; i < places.length; i += 1) {
    const place = (places[i] ?? 0) % weights.length
    const weight = weights[place] ?? 0
    const gradient = slope * (values[i] ?? 0) + DECAY * weight
    const square = (squares[place] ?? 0) + gradient ** 2
    squares[place] = square
    weights[place] = weight - (RATE * gradient) / Math.sqrt(square)
  }
}

function learnRefusals(replies: readonly Example[]): Model {
  const slope = (score: number, isStop: boolean): number => (1 / (1 + Math.exp(-score)) - Number(isStop)) * (isStop ? REFUSAL_COST : 1)
  return learn({
    // No clause of a reply that is no refusal is one.
    replies: replies.flatMap(reply =>
      reply.isStop === null ? [] : reply.isStop ? [reply] : [reply, ...reply.clauses.map(clause => ({ ...reply, ...clause }))],
    ),
    wants: 1,
    size: LIKENESS_PLACES,
    slopes: (scores, reply) => scores.map(score => slope(score, reply.isStop === true)),
  })
}

function learnIntents(replies: readonly Example[]): Model {
  return learn({
    replies: replies.filter(reply => reply.intents !== null && reply.isStop !== true),
    wants: LIKE_INTENTS.length,
    size: INTENT_PLACES,
    slopes: (scores, { intents }) => {
      const top = Math.max(...scores)
      const odds = scores.map(score => Math.exp(score - top))
      const all = odds.reduce((sum, each) => sum + each, 0)
      return odds.map((each, k) => each / all - Number(intents?.[0] === LIKE_INTENTS[k]))
    },
  })
}

const STEP = WEIGHT_MAX / LIKENESS_NOUGHT

function lettersOf(weights: ArrayLike<number>): string {
  const letters = Array.from(weights, weight => {
    const steps = Math.round(weight / STEP)
    return LIKENESS_LETTERS[LIKENESS_NOUGHT + Math.max(-LIKENESS_NOUGHT, Math.min(LIKENESS_NOUGHT, steps))]
  })
  return inLines(letters.join(''))
}

function inLines(letters: string): string {
  return `\n${(letters.match(new RegExp(`.{1,${LINE_CHARS}}`, 'g')) ?? []).join('\n')}\n`
}

/** One bit for each stem that stands in a reply as it was sent. */
function knownStemsOf(replies: readonly Example[]): string {
  const digits = new Uint8Array(LIKENESS_PLACES / 4)
  for (const place of replies.flatMap(reply => (reply.isSlip ? [] : reply.stems)))
    digits[place >>> 2] = (digits[place >>> 2] ?? 0) | (1 << (place & 3))
  return inLines(Array.from(digits, digit => digit.toString(16)).join(''))
}

function write(file: string, lines: readonly string[]): void {
  const head = '/** Learned by `node bench/reply-weights.ts` from the labelled replies; the notation is that of `likeness.ts`. */'
  writeFileSync(new URL(`../src/domain/respond/${file}`, import.meta.url), `${[head, ...lines].join('\n')}\n`)
}

function writeTables(all: readonly Example[]): void {
  const refusals = learnRefusals(all)
  write('opt-out-weights.ts', [
    `export const OPT_OUT_BIAS = ${(refusals.biases[0] ?? 0).toFixed(4)}`,
    `export const OPT_OUT_STEP = ${STEP.toFixed(4)}`,
    `export const OPT_OUT_WEIGHTS = \`${lettersOf(refusals.weights[0] ?? [])}\``,
  ])
  const wants = learnIntents(all)
  const byPlace = Array.from({ length: INTENT_PLACES }, (_, place) => wants.weights.map(line => line[place] ?? 0)).flat()
  write('intent-weights.ts', [
    `export const INTENT_BIASES: readonly number[] = [${Array.from(wants.biases, bias => bias.toFixed(4)).join(', ')}]`,
    `export const INTENT_STEP = ${STEP.toFixed(4)}`,
    `export const KNOWN_STEMS = \`${knownStemsOf(all)}\``,
    `export const INTENT_WEIGHTS = \`${lettersOf(byPlace)}\``,
  ])
}

function leaveOut(all: readonly Example[]): void {
  const judged = [...new Set(all.map(example => example.set))].flatMap(set => {
    const model = learnRefusals(all.filter(example => example.set !== set))
    return all
      .filter(example => example.set === set && !example.isSlip)
      .map(example => ({ example, score: Math.max(...[example, ...example.clauses].map(each => scoresOf(model, each)[0] ?? 0)) }))
  })
  // The replies sought out to look like refusals are no everyday share.
  const everyday = judged.filter(({ example }) => !REFUSALS.some(set => set === example.set))
  for (const falseShare of [0.005, 0.01, 0.02, 0.03]) {
    const others = everyday.flatMap(({ example, score }) => (example.isStop === false ? [score] : [])).toSorted((a, b) => b - a)
    const threshold = others[Math.floor(falseShare * others.length)] ?? 0
    const heard = (list: typeof judged): string => {
      const stops = list.filter(({ example }) => example.isStop === true)
      return `${stops.filter(({ score }) => score > threshold).length} of ${stops.length}`
    }
    process.stdout.write(
      `${100 * falseShare} % of ${others.length} silenced wrongly (above ${threshold.toFixed(2)}): ${heard(everyday)} refusals heard, ` +
        `with those sought out ${heard(judged)}\n`,
    )
  }
}

const random = seededRandom(2)
const all = lessons().flatMap((reply, nth) => {
  const { locale, text } = reply
  const bySound = DISGUISES[nth % 2 === 0 ? 'by sound' : 'by sound, the other way']({ text, locale, random })
  const slips = [misspelt(text, random), framed(text, { locale, random }), bySound].filter(typed => typed !== undefined)
  return [{ ...exampleOf(reply), isSlip: false }, ...slips.map(typed => ({ ...exampleOf({ ...reply, text: typed }), isSlip: true }))]
})
if (process.argv.includes('--leave-out')) leaveOut(all)
else writeTables(all)
