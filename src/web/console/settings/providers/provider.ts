import type { AnswerOf } from '../../../../contract/contract.ts'

export type Provider = AnswerOf<'GET /channels'>['items'][number]
export type ProviderField = Provider['kinds'][number]['fields'][number]

/** Words of a table that the server's names index: an unknown name shows itself. */
export function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}
