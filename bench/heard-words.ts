/** Writes the words that the labelled replies teach: `node bench/heard-words.ts`, a second; before `reply-weights.ts`, which reads by them. */
import { writeFileSync } from 'node:fs'
import { coreWords } from '../src/domain/respond/language.ts'
import { stripQuoted } from '../src/domain/respond/quoted.ts'
import { Mender } from '../src/domain/respond/spelling.ts'
import { tokenise } from '../src/domain/respond/tokens.ts'
import { onOtherKeys } from '../src/domain/respond/wrong-keys.ts'
import { type Locale, LOCALES } from '../src/kernel/locale.ts'
import { lessons } from './reply-lessons.ts'

const LETTERS_MIN = 3
const LINE_CHARS = 120

const CORE: Readonly<Record<Locale, ReadonlySet<string>>> = {
  ru: new Set(coreWords('ru')),
  bg: new Set(coreWords('bg')),
  en: new Set(coreWords('en')),
}

/** Words of the replies that are no core words, no slips of one and none typed on another keyboard. */
function heardWords(locale: Locale): string {
  const mender = new Mender(coreWords(locale))
  const own = locale === 'en' ? /^[a-z'-]+$/ : /^[а-я-]+$/
  const words = lessons()
    .filter(reply => reply.locale === locale)
    .flatMap(reply => tokenise(stripQuoted(reply.text)).flatMap(token => (token.kind === 'word' ? [token.text] : [])))
    .filter(word => own.test(word) && word.length >= LETTERS_MIN && !mender.has(word) && mender.mend(word) === undefined)
    .filter(word => !onOtherKeys(word).some(other => CORE[other.locale].has(other.word)))
  const text = [...new Set(words)].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')
  return `\n${text.replace(new RegExp(`(.{1,${LINE_CHARS}})(?: |$)`, 'gu'), '$1\n')}`
}

const lines = LOCALES.map(locale => `export const HEARD_${locale.toUpperCase()} = \`${heardWords(locale)}\``)
const head = '/** Learned by `node bench/heard-words.ts` from the labelled replies: words that tell the language and are no mistakes. */'
writeFileSync(new URL('../src/domain/respond/heard-words.ts', import.meta.url), `${[head, ...lines].join('\n')}\n`)
