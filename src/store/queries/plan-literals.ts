/** Text columns of the plan stage as the literals of the program; the schema holds the same lists. */
import { CHANNELS, type ChannelName, RUNGS } from '../../domain/collect/business.ts'
import {
  CONTACT_STATES,
  type ContactPurpose,
  type ContactRung,
  type ContactState,
  isContactPurpose,
  NOT_CONTACTED_REASONS,
  type NotContactedReason,
} from '../../domain/plan/contact.ts'
import { type Standing, STANDINGS } from '../../domain/understand/segment.ts'
import { assert } from '../../kernel/assert.ts'

const CONTACT_RUNGS: readonly ContactRung[] = [...RUNGS, 'follow-up']

export const rungOf = (text: string): ContactRung => one(CONTACT_RUNGS, text)
export const stateOf = (text: string): ContactState => one(CONTACT_STATES, text)
export const standingOf = (text: string): Standing => one(STANDINGS, text)
export const channelOf = (text: string): ChannelName => one(CHANNELS, text)
export const notContactedReasonOf = (text: string): NotContactedReason => one(NOT_CONTACTED_REASONS, text)

function one<Literal extends string>(literals: readonly Literal[], text: string): Literal {
  const found = literals.find(literal => literal === text)
  assert(found !== undefined, `'${text}' is none of ${literals.join(', ')}`)
  return found
}

export function purposeOf(text: string): ContactPurpose {
  assert(isContactPurpose(text), `'${text}' is no purpose of a contact`)
  return text
}
