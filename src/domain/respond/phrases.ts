/**
 * A small notation for phrases, one a line or between `|`: words, `слов*` for any ending, `..` for up to three words
 * between and `...` for up to six, `(one/two_words/three)` for a choice, a `?` behind it when it may be missing,
 * `!(one/two)` for what may not follow, `^` and `$` for the ends of the reply. A line that ends with `/` goes on.
 */

/** The text a phrase is looked for in: spelt words and marks, single spaces, a space at both ends. */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Many phrases, looked for at once. */
export interface Phrases {
  test(text: string): boolean
}

/** Builds two expressions out of many phrases: most replies are in one script, and need not be compared with the other's phrases. */
export function phrases(list: string): Phrases {
  const all = phrasesOf(list)
  const cyrillic = expressionOf(all.filter(phrase => isCyrillic(phrase) || !isLatin(phrase)))
  const latin = expressionOf(all.filter(phrase => isLatin(phrase) || !isCyrillic(phrase)))
  return {
    test: text => {
      const hasLatin = isLatin(text)
      return ((!hasLatin || isCyrillic(text)) && (cyrillic?.test(text) ?? false)) || (hasLatin && (latin?.test(text) ?? false))
    },
  }
}

function isCyrillic(text: string): boolean {
  return /[а-я]/u.test(text)
}

function isLatin(text: string): boolean {
  return /[a-z]/u.test(text)
}

function phrasesOf(list: string): string[] {
  return list
    .replace(/\/\n\s*/g, '/')
    .split(/[|\n]/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

function expressionOf(list: readonly string[]): RegExp | undefined {
  return list.length === 0 ? undefined : new RegExp(patternOf(list), 'u')
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
  for (const [part] of phrase.matchAll(/!?\([^)]*\)\??|[^\s]+/g)) {
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
  return `(?:${part
    .slice(1, -1)
    .split('/')
    .map(option => sequence(option.replace(/_/g, ' ')))
    .join('|')})`
}

function literal(word: string): string {
  return word.replace(/[.?+^${}()[\]\\]/g, String.raw`\$&`).replace(/\*/g, '[^ ]*')
}
