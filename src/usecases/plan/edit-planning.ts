/** The owner changes how planning works: a ladder, the seasons, single settings. Each change is logged, and all are planned for again. */
import { CONTACT_POINT_KINDS, type ContactPointKind, readAddress } from '../../domain/collect/contact-point.ts'
import type { LadderPlan, LadderSegment, PlanSettings, Season } from '../../domain/collect/plan-settings.ts'
import { touchedVariables } from '../../domain/plan/locked-settings.ts'
import { CONTACT_RULES, RULES_VERSION } from '../../domain/plan/contact-rules.ts'
import { type LadderFault, ladderFault, ladderOf } from '../../domain/plan/ladders.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isZone } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import { type ExperimentLock, experimentLock } from './experiment-lock.ts'
import type { PlanDeps } from './plan-deps.ts'

export interface LadderEdit {
  readonly segment: LadderSegment
  readonly groupId: string | null
  /** Null goes back to the default. */
  readonly plan: Partial<LadderPlan> | null
}

export type PlanningRefusal = LadderFault | 'older-version' | 'bad-season' | 'unknown-zone' | 'unknown-rule' | 'bad-digest-address'

interface Editing<T> {
  readonly edit: T
  readonly version: number
  readonly actor: string
}

export async function editLadder(
  deps: PlanDeps,
  business: BusinessId,
  { edit, ...editing }: Editing<LadderEdit>,
): Promise<StoredBusiness | PlanningRefusal | ExperimentLock> {
  const settings = await deps.store.inBusiness(business, tx => tx.business.read())
  const others = settings.policy.planning.ladders.filter(one => one.segment !== edit.segment || one.groupId !== edit.groupId)
  const ladders = edit.plan === null ? others : [...others, { segment: edit.segment, groupId: edit.groupId, plan: edit.plan }]
  const fault = ladderFault(ladderOf({ policy: settings.policy, book: ladders }, edit))
  return fault ?? change(deps, business, { ...editing, edit: { ladders } })
}

export async function editSeasons(
  deps: PlanDeps,
  business: BusinessId,
  { edit: seasons, ...editing }: Editing<readonly Season[]>,
): Promise<StoredBusiness | PlanningRefusal | ExperimentLock> {
  if (seasons.some(season => season.name.trim() === '' || !isYearDay(season.from) || !isYearDay(season.to))) return 'bad-season'
  if (seasons.some(season => season.regions.some(region => !isZone(region.zone)))) return 'unknown-zone'
  return change(deps, business, { ...editing, edit: { seasons } })
}

/** A rule of a country that the owner takes upon himself must be one we know; its version stands in the log. */
export async function editPlanning(
  deps: PlanDeps,
  business: BusinessId,
  editing: Editing<Partial<Pick<PlanSettings, 'hoursByChannel' | 'overriddenRules' | 'autopilotAfterHours' | 'birthdays' | 'digest'>>>,
): Promise<StoredBusiness | PlanningRefusal | ExperimentLock> {
  const known = new Set(CONTACT_RULES.map(rule => rule.id))
  if (editing.edit.overriddenRules?.some(id => !known.has(id)) === true) return 'unknown-rule'
  const { digest } = editing.edit
  if (digest === undefined || digest === null) return change(deps, business, editing)
  const kind = kindOf(digest.channel)
  const { country } = await deps.store.inBusiness(business, tx => tx.business.read())
  const read = kind === undefined ? undefined : readAddress({ kind, address: digest.address }, country)
  if (read === undefined || 'refusal' in read) return 'bad-digest-address'
  return change(deps, business, { ...editing, edit: { ...editing.edit, digest: { ...digest, address: read.address } } })
}

/** What an address of this channel is; the owner is written to where his customers are. */
function kindOf(channel: string): ContactPointKind | undefined {
  return CONTACT_POINT_KINDS.find(kind => kind === (channel === 'sms' ? 'phone' : channel))
}

async function change(
  { store, clock }: PlanDeps,
  business: BusinessId,
  { edit, version, actor }: Editing<Partial<PlanSettings>>,
): Promise<StoredBusiness | PlanningRefusal | ExperimentLock> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    const { policy } = before
    const planning = { ...policy.planning, ...edit }
    const lock = await experimentLock(tx, touchedVariables(before, { ...before, policy: { ...policy, planning } }))
    if (lock !== undefined) return lock
    if (!(await tx.business.change({ policy: { ...policy, planning } }, { version, at }))) return 'older-version'
    const detail = {
      parts: Object.keys(edit),
      rules: edit.overriddenRules === undefined ? null : `${RULES_VERSION}: ${edit.overriddenRules.join(', ')}`,
    }
    await tx.business.audit({ at, actor, action: 'planning-changed', subject: null, detail })
    return tx.business.read()
  })
}

function isYearDay({ month, day }: Season['from']): boolean {
  return Number.isInteger(month) && month >= 1 && month <= 12 && Number.isInteger(day) && day >= 1 && day <= 31
}
