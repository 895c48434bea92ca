import type { Locale } from '../kernel/locale.ts'
import { type UsageCode, type UsageData, usageSentence } from '../locales/terminal/usage-words.ts'

/** The command was written wrongly: the sentence and the usage are shown, the exit code is 2. */
export class UsageError<Code extends UsageCode = UsageCode> extends Error {
  override readonly name = 'UsageError'
  readonly sentence: (locale: Locale) => string

  constructor(code: Code, data: UsageData[Code]) {
    super(usageSentence(code, { data, locale: 'en' }))
    this.sentence = locale => usageSentence(code, { data, locale })
  }
}

const PARSE_CODES: Readonly<Record<string, 'unknown-option' | 'unexpected-word' | 'bad-option'>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'unknown-option',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'unexpected-word',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'bad-option',
}

/** What Node found wrong with the words of a command, as one of ours; undefined for any other error. */
export function usageErrorOf(error: unknown): UsageError | undefined {
  if (error instanceof UsageError) return error
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const code = PARSE_CODES[error.code]
  if (code === undefined) return undefined
  // Node quotes the word: "Unknown option '--fast'", "Option '--at <value>' argument missing".
  const word = /'([^' ]+)/.exec(error.message)?.[1] ?? ''
  return new UsageError(code, { word })
}
