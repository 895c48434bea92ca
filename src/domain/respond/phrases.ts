/**
 * A small notation for phrases, one a line or between `|`: words, `слов*` for any ending, `..` for up to three words
 * between, `(one/two words/three)` for a choice, a `?` behind it when it may be missing, `^` and `$` for the ends of the reply.
 */

/** The text a phrase is looked for in: spelt words and marks, single spaces, a space at both ends. */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Builds one expression out of many phrases. */
export function phrases(list: string): RegExp {
  const parts = list
    .split(/[|\n]/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(sequence)
  return new RegExp(` (?:${parts.join('|')})(?= )`, 'u')
}

/** Between the words of a phrase there may be others, but no end of a sentence. */
const GAP = '(?: [^ .?!]+){0,3}'

function sequence(phrase: string): string {
  let pattern = ''
  let glue = ''
  for (const [part] of phrase.matchAll(/\([^)]*\)\??|[^\s]+/g)) {
    if (part === '..') pattern += GAP
    else if (part === '^') pattern += '(?<=^ )'
    else if (part === '$') pattern += '(?= $)'
    else if (part.endsWith(')?')) pattern += `(?:${glue}${choice(part.slice(0, -1))})?`
    else {
      pattern += glue + (part.startsWith('(') ? choice(part) : literal(part))
      glue = ' '
    }
  }
  return pattern
}

function choice(part: string): string {
  return `(?:${part
    .slice(1, -1)
    .split('/')
    .map(option => sequence(option.replace(/_/g, ' ')))
    .join('|')})`
}

function literal(word: string): string {
  return word.replace(/[.?+^${}()[\]\\]/g, String.raw`\$&`).replace(/\*/g, '[^ ]*')
}
