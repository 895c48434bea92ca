/** The layout of letters from its MJML source. Run by hand after a change of the source: `node test/deliver/compile-letter.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import mjml2html from 'mjml'

const SOURCE = new URL('../../src/channels/email/letter.mjml', import.meta.url)
export const COMPILED = new URL('../../src/channels/email/letter-layout.ts', import.meta.url)

export async function compiledLetter(): Promise<string> {
  // No fonts: a letter must not fetch anything from other houses.
  const { html, errors } = await mjml2html(readFileSync(SOURCE, 'utf8'), { validationLevel: 'strict', fonts: {} })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  const lines = html
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return `/** Compiled from letter.mjml by test/deliver/compile-letter.ts; a test compares the two. */\nexport const LETTER_LAYOUT = ${JSON.stringify(
    lines,
    null,
    2,
  ).replace(/^ {2}"(.*)"(,?)$/gm, (_, text: string) => `  ${quoted(JSON.parse(`"${text}"`))},`)}.join('\\n')\n`
}

/** As the formatter writes it. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  return text.includes('"') ? JSON.stringify(text) : `"${text}"`
}

if (process.argv[1] === import.meta.filename) writeFileSync(COMPILED, await compiledLetter())
