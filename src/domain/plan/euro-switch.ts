/** E53: the rules of rewards in euros instead of leva. What customers hold is points and marks, whose number stays. */
import { centsOfStotinki, LEVA_PER_EURO } from '../collect/import-months.ts'
import { type Minor, minor } from '../../kernel/money.ts'
import type { ProgramTerms } from './reward-program.ts'

/** A point may change its worth by rounding as little as that; a finer one has to be made coarser by the owner first. */
const ROUNDING_SHARE_MAX = 0.05

export function euroOf(stotinki: Minor): Minor {
  return minor(centsOfStotinki(stotinki))
}

/** The same programme in euro cents; 'point-too-fine' when a point would change its worth by rounding. */
export function euroTerms(terms: ProgramTerms): ProgramTerms | 'point-too-fine' {
  switch (terms.kind) {
    case 'stamps':
      return terms
    case 'tiers':
      return {
        ...terms,
        issueFromMinor: euroOf(terms.issueFromMinor),
        steps: terms.steps.map(step => ({ ...step, fromMinor: euroOf(step.fromMinor) })),
      }
    case 'points': {
      const pointMinor = euroOf(terms.pointMinor)
      const exact = terms.pointMinor / LEVA_PER_EURO
      return Math.abs(pointMinor - exact) > exact * ROUNDING_SHARE_MAX ? 'point-too-fine' : { ...terms, pointMinor }
    }
    case 'threshold':
      return {
        ...terms,
        fromMinor: terms.fromMinor === null ? null : euroOf(terms.fromMinor),
        rewardMinor: terms.rewardMinor === null ? null : euroOf(terms.rewardMinor),
      }
  }
}
