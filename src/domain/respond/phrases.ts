/**
 * A small notation for phrases, one a line or between `|`: words, `слов*` for any ending, `..` for up to three words
 * between and `...` for up to six, `(one/two_words/three)` for a choice, a `?` behind it when it may be missing,
 * `!(one/two)` for what may not follow, `^` and `$` for the ends of the reply.
 */

/** The text a phrase is looked for in: spelt words and marks, single spaces, a space at both ends. */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Builds one expression out of many phrases. */
export function phrases(list: string): RegExp {
  return new RegExp(patternOf(list), 'u')
}

/** The reply with every place that matches cut out; what stood around it is no longer one sentence. */
export function cutterOf(list: string): (text: string) => string {
  const pattern = new RegExp(patternOf(list), 'gu')
  return text => text.replace(pattern, ' .')
}

function patternOf(list: string): string {
  const parts = list
    .split(/[|\n]/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(sequence)
  return ` (?:${parts.join('|')})(?= )`
}

/** Between the words of a phrase there may be others, but no end of a sentence. */
const GAP = '(?: [^ .?!]+){0,3}'
const WIDE_GAP = '(?: [^ .?!]+){0,6}'

function sequence(phrase: string): string {
  let pattern = ''
  let glue = ''
  for (const [part] of phrase.matchAll(/!?\([^)]*\)\??|[^\s]+/g)) {
    if (part === '..') pattern += GAP
    else if (part === '...') pattern += WIDE_GAP
    else if (part === '^') pattern += '(?<=^ )'
    else if (part === '$') pattern += '(?= $)'
    else if (part.startsWith('!')) pattern += `(?! ${choice(part.slice(1))} )`
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
