/** Small questions about a row of meanings. */
import type { Meaning, Modifier, Unit } from './lexicon.ts'

export type Row = readonly Meaning[]

export function isMod(meaning: Meaning | undefined, ...values: readonly Modifier[]): boolean {
  return meaning?.is === 'mod' && values.includes(meaning.value)
}

export function isTo(meaning: Meaning | undefined): boolean {
  return isMod(meaning, 'until') || (meaning?.is === 'word' && meaning.text === '-')
}

export function unitAt(meaning: Meaning | undefined): Unit | undefined {
  return meaning?.is === 'unit' ? meaning.value : undefined
}

/** Skips "of", "the" and the like. */
export function skipSmall(row: Row, at: number): number {
  let i = at
  while (isMod(row[i], 'of', 'on', 'at') || isSmall(row[i])) i += 1
  return i
}
const SMALL: ReadonlySet<string> = new Set(['the', 'a', 'an', 'in', 'ближе', 'самом', 'самого', 'самый'])

export function wordAt(meaning: Meaning | undefined): string {
  return meaning?.is === 'word' ? meaning.text : ''
}

export function isSmall(meaning: Meaning | undefined): boolean {
  return SMALL.has(wordAt(meaning))
}
