/** Who may be shown an advertisement. */
import type { AudiencePerson } from '../domain/collect/audience.ts'
import type { Day } from '../kernel/day.ts'

export const AUDIENCES = ['due', 'bought'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface AudienceStore {
  /**
   * 'due': whose return is expected between the days; 'bought': who has bought between them. Only addresses with consent
   * to marketing that was not withdrawn and that are not suppressed, and nobody who is held out now.
   */
  people(audience: Audience, days: { readonly from: Day; readonly to: Day }): Promise<readonly AudiencePerson[]>
}
