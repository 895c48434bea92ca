/** The owner starts, changes or ends a programme. What customers have earned under the old rules stays theirs. */
import type { ProgramKind, ProgramTerms } from '../../domain/plan/reward-program.ts'
import { type BusinessId, newId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { PlanDeps } from './plan-deps.ts'

export const PROGRAM_REFUSALS = ['card-without-stamps', 'steps-do-not-rise', 'bad-share', 'bad-days', 'reward-above-threshold'] as const
export type ProgramRefusal = (typeof PROGRAM_REFUSALS)[number]

export async function changeProgram(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  input: { readonly kind: ProgramKind; readonly terms: ProgramTerms | null; readonly actor: string },
): Promise<{ readonly outcome: 'changed' } | { readonly refusal: ProgramRefusal }> {
  const refusal = input.terms && refusalOf(input.terms)
  if (refusal) return { refusal }
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    await tx.reward.changeProgram({ ...input, programId: newId(at), fromDay: localDay(at, zone), at })
    return { outcome: 'changed' }
  })
}

const isShare = (share: number): boolean => share > 0 && share <= 1

function refusalOf(terms: ProgramTerms): ProgramRefusal | null {
  switch (terms.kind) {
    case 'stamps':
      return terms.paidPerFree >= 1 ? null : 'card-without-stamps'
    case 'tiers':
      if (!terms.steps.every(step => isShare(step.share))) return 'bad-share'
      return doRise(terms.steps) ? null : 'steps-do-not-rise'
    case 'points':
      if (!isShare(terms.earnShare) || terms.pointMinor < 1) return 'bad-share'
      return terms.holdDays >= 0 && (terms.lifeDays === null || terms.lifeDays >= 1) ? null : 'bad-days'
    case 'threshold':
      if (terms.validDays < 1) return 'bad-days'
      return terms.fromMinor !== null && terms.rewardMinor !== null && terms.rewardMinor > terms.fromMinor ? 'reward-above-threshold' : null
  }
}

function doRise(steps: readonly { readonly fromMinor: number; readonly share: number }[]): boolean {
  return (
    steps.length > 0 &&
    steps.every((step, at) => {
      const before = steps[at - 1]
      return before === undefined || (step.fromMinor > before.fromMinor && step.share > before.share)
    })
  )
}
