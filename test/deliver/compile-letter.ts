/** The layout of letters from its MJML source. Run by hand after a change of the source: `node test/deliver/compile-letter.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import mjml2html from 'mjml'

const SOURCE = new URL('../../src/channels/email/letter.mjml', import.meta.url)
export const COMPILED = new URL('../../src/channels/email/letter-layout.ts', import.meta.url)

export async function compiledLetter(): Promise<string> {
  // No fonts: a letter must not fetch anything from other houses.
  const { html, errors } = await mjml2html(readFileSync(SOURCE, 'utf8'), { validationLevel: 'strict', fonts: {} })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  const lines = JSON.stringify(light(html).split('\n'), null, 2).replace(
    /^ {2}"(.*)"(,?)$/gm,
    (_, text: string) => `  ${quoted(JSON.parse(`"${text}"`))},`,
  )
  return `/** Compiled from letter.mjml by test/deliver/compile-letter.ts; a test compares the two. */\nexport const LETTER_LAYOUT = ${lines}.join('\\n')\n`
}

/**
 * MJML prepares each letter for columns, pictures and web fonts, which take 3 KB and are not in ours. Of the head only the title, the
 * width of the screen and our own style stay; of the rest what shows.
 */
function light(html: string): string {
  const [head = '', body = ''] = html.split('</head>')
  const [title = ''] = /<title>.*<\/title>/.exec(head) ?? []
  const [viewport = ''] = /<meta name="viewport"[^>]*>/.exec(head) ?? []
  const style =
    [...head.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, css = '']) => css).find(css => css.includes('color-scheme')) ?? ''
  const tight = style.replace(/\s+/g, ' ').replace(/ ?([{}:;,]) ?/g, '$1')
  return [
    '<!doctype html>',
    `<html lang="[[locale]]"><head><meta charset="utf-8">${viewport}${title}`,
    `<style>${tight.replaceAll(';}', '}').trim()}</style></head>`,
    body
      .replace(/\s+/g, ' ')
      .replace(/ (?:dir="auto"|style="word-spacing:normal;")/g, '')
      .replaceAll(' >', '>')
      .replaceAll('> <', '>\n<')
      .trim(),
  ].join('\n')
}

/** As the formatter writes it. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  return text.includes('"') ? `'${text.replaceAll("'", "\\'")}'` : `"${text}"`
}

if (process.argv[1] === import.meta.filename) writeFileSync(COMPILED, await compiledLetter())
