/**
 * A small notation for phrases, one a line or between `|`: words, `слов*` for any ending, `..` for up to three words
 * between and `...` for up to six, `(one/two_words/three)` for a choice, a `?` behind it when it may be missing,
 * `!(one/two)` for what may not follow, `^` and `$` for the ends of the reply. A line that ends with `/` goes on.
 */

import { NeededWords } from './needed-words.ts'

const neededWords = new NeededWords()

/** The text a phrase is looked for in: spelt words and marks, single spaces, a space at both ends. */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Many phrases, looked for at once. */
export interface Phrases {
  test(text: string): boolean
}

/**
 * Builds one expression out of many phrases. Most replies have not one of the words without which no phrase of the list can
 * match: they are told by those words, and the expression is not asked.
 */
export function phrases(list: string): Phrases {
  const all = phrasesOf(list)
  const number = neededWords.add(all.map(neededIn))
  const expression = new RegExp(patternOf(all), 'u')
  return { test: text => neededWords.mayMatch(text, number) && expression.test(text) }
}

function phrasesOf(list: string): string[] {
  return list
    .replace(/\/\n\s*/g, '/')
    .split(/[|\n]/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

const PART = /!?\([^)]*\)\??|[^\s]+/g

/** The words one of which stands in every text that the phrase matches: those of its rarest part. '' is any word. */
function neededIn(phrase: string): readonly string[] {
  let best: readonly string[] = ['']
  for (const [part] of phrase.matchAll(PART)) {
    if (part === '..' || part === '...' || part === '^' || part === '$' || part.startsWith('!') || part.endsWith(')?')) continue
    const words = part.startsWith('(') ? optionsOf(part).flatMap(option => neededIn(option)) : [part]
    if (dearness(words) < dearness(best)) best = words
  }
  return best
}

/** How often one of these words stands in a reply, roughly: short ones are everywhere. */
function dearness(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + 20 ** -Math.min(3, word.replaceAll('*', '').length / 2), 0)
}

/** The reply with every place that matches cut out; what stood around it is no longer one sentence. */
export function cutterOf(list: string): (text: string) => string {
  const pattern = new RegExp(patternOf(phrasesOf(list)), 'gu')
  return text => text.replace(pattern, ' .')
}

function patternOf(list: readonly string[]): string {
  return ` (?:${list.map(sequence).join('|')})(?= )`
}

/** Between the words of a phrase there may be others, but no end of a sentence. */
const GAP = '(?: [^ .?!]+){0,3}'
const WIDE_GAP = '(?: [^ .?!]+){0,6}'

function sequence(phrase: string): string {
  let pattern = ''
  let glue = ''
  for (const [part] of phrase.matchAll(PART)) {
    if (part === '..') pattern += GAP
    else if (part === '...') pattern += WIDE_GAP
    else if (part === '^') pattern += '(?<=^ )'
    else if (part === '$') pattern += '(?= $)'
    else if (part.startsWith('!')) pattern += `(?! ${choice(part.slice(1))} )`
    else if (part.endsWith(')?'))
      // At the beginning of a phrase the space belongs behind what may be missing.
      pattern += glue === '' ? `(?:${choice(part.slice(0, -1))} )?` : `(?:${glue}${choice(part.slice(0, -1))})?`
    else {
      pattern += glue + (part.startsWith('(') ? choice(part) : literal(part))
      glue = ' '
    }
  }
  return pattern
}

function choice(part: string): string {
  return `(?:${optionsOf(part).map(sequence).join('|')})`
}

function optionsOf(part: string): string[] {
  return part
    .slice(1, -1)
    .split('/')
    .map(option => option.replace(/_/g, ' '))
}

function literal(word: string): string {
  return word.replace(/[.?+^${}()[\]\\]/g, String.raw`\$&`).replace(/\*/g, '[^ ]*')
}
