/** The form of the terminal's sentences: one per reason for which the program cannot start. */
import type { StartRefusalCode, StartRefusalData } from '../../kernel/start-refusal.ts'

export type RefusalSentences = { readonly [Code in StartRefusalCode]: (data: StartRefusalData[Code]) => string }
