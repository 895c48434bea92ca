/**
 * Words that fit into one paid part: a fragment per trade, rung and kind of customer. Behind the shop's name it is an SMS; behind a greeting
 * it is a sentence, which is how those who are on first-name terms are written to.
 */
import type { Rung, Trade } from '../collect/business.ts'
import type { SegmentGroup, WordsTrade } from './words.ts'

export interface ShortWords {
  /** Ends the text instead of the longer one. */
  readonly stop: string
  readonly informalGreeting: { readonly named: string; readonly plain: string }
  /** Between the greeting and the sentence, with the shop's name. */
  readonly introduction: string
  readonly rungs: Readonly<Record<WordsTrade, Readonly<Record<Rung, Readonly<Record<SegmentGroup, string>>>>>>
  /** What a taxi offers where the last way and its price are known; it addresses nobody, formally or not. */
  readonly priced: string
  /** 'ты' instead of 'вы'; null where the language does not tell them apart. */
  readonly informal: Readonly<Record<WordsTrade, Readonly<Record<Rung, string>>>> | null
}

export interface ShortQuestion {
  readonly trade: Trade
  readonly rung: Rung
  readonly group: SegmentGroup
  readonly isInformal: boolean
}

/** One part of an SMS. */
export function shortTemplate(words: ShortWords, question: ShortQuestion): string {
  return namedFragment(fragmentOf(words, question))
}

/** Where it says more than the usual words, and only then. */
export function pricedFragment({ priced }: Pick<ShortWords, 'priced'>, { trade, rung }: ShortQuestion): string | undefined {
  return trade === 'taxi' && rung === 'offer' ? priced : undefined
}

/** A fragment as an SMS: behind the shop's name. */
export function namedFragment(fragment: string): string {
  return `{{ shop }}: ${fragment}`
}

/** A fragment as a sentence behind the greeting; it is closed, since the way to stop may follow. */
export function greetedFragment({ introduction }: Pick<ShortWords, 'introduction'>, fragment: string): string {
  const sentence = `${fragment.slice(0, 1).toUpperCase()}${fragment.slice(1)}`
  return `{{ hello }} ${introduction} ${/[.!?]$/.test(sentence) ? sentence : `${sentence}.`}`
}

/** A full sentence on first-name terms; undefined where the language has none or the customer is addressed formally. */
export function informalTemplate(words: ShortWords, question: ShortQuestion): string | undefined {
  if (!question.isInformal || words.informal === null) return undefined
  return greetedFragment(words, fragmentOf(words, question))
}

function fragmentOf(words: ShortWords, { trade, rung, group, isInformal }: ShortQuestion): string {
  const known = trade === 'other' ? 'shop' : trade
  return isInformal && words.informal !== null ? words.informal[known][rung] : words.rungs[known][rung][group]
}
