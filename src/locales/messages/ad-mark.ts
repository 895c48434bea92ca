/** What marks a message that somebody else pays for: the word, who pays, and the token of the register where there is one. */
import type { Locale } from '../../kernel/locale.ts'

const WORD: Readonly<Record<Locale, string>> = { ru: 'Реклама', bg: 'Реклама', en: 'Ad' }

export function adMark(
  { advertiser, adToken }: { readonly advertiser: string | null; readonly adToken: string | null },
  locale: Locale,
): string {
  const who = (advertiser ?? '').trim()
  if (who === '') return ''
  const token = (adToken ?? '').trim()
  return `${WORD[locale]}. ${who}${token === '' ? '.' : `, erid: ${token}`}`
}
