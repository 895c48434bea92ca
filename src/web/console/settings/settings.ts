/** All settings, and what a section of them is given. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type Settings = AnswerOf<'GET /business'>

export interface SectionProps {
  readonly settings: Settings
}
