/** What is believed of every product group of a business, learnt once a night from all pairs of customer and group. */
import { clockOf, type BusinessModel, customersOf } from './business-model.ts'
import { drawKeys } from './drawn-keys.ts'
import { type Elasticity, elasticityOf, UNKNOWN_ELASTICITY, USED_UP } from './elasticity.ts'
import { outlooks, type Outlooks } from './forecast.ts'
import { gapSample, type HistoriesUntil } from './gap-sample.ts'
import { groupModels } from './group-forecast.ts'
import { fitLapse } from './lapse-fit.ts'
import type { LapseModel } from './lapse.ts'
import { KEY_SEPARATOR } from './purchase-log.ts'
import type { CycleSubject, SubjectModel } from './subject-cycle.ts'
import { CUSTOMERS_TO_FIT_MIN, lapsePrior, type PriorKnowledge } from './trade-template.ts'

/** What the owner has said about one subject. */
export interface SubjectKnowledge {
  /** His own idea of how often it is bought or served. */
  readonly cycleDays: number | null
  readonly isUsedUp: boolean
  /** The group in which a thing is served: its cycle is the group's until the thing has one. */
  readonly like: CycleSubject | null
}

export interface SubjectModels {
  /** Of subjects about which nothing is known. */
  readonly common: LapseModel
  readonly groups: ReadonlyMap<string, { readonly lapse: LapseModel; readonly elasticity: Elasticity }>
  readonly basis: SubjectModel['basis']
}

const SAMPLE_MAX = 3000
/** The weight, in pairs, of the owner's own idea of a group's cycle. */
const STATED_PAIRS = 5

/** The outlooks that all subjects of a business share on a day. */
export function subjectOutlooks(past: HistoriesUntil, model: BusinessModel, lapse: LapseModel): Outlooks {
  const clock = clockOf(past, model.rhythm)
  return outlooks({ lapse, rhythmless: null, lapseWeight: 1, clock }, { today: past.cutoffDay, horizonDays: 28 })
}

/** @param past its ids are customer and subject, its amounts quantities. */
export function learnSubjects(
  past: HistoriesUntil,
  {
    model,
    knowledge,
    told,
  }: { readonly model: BusinessModel; readonly knowledge: PriorKnowledge; readonly told: ReadonlyMap<string, SubjectKnowledge> },
): SubjectModels {
  const pairs = Array.from(past.counts.keys()).filter(key => (past.counts[key] ?? 0) > 0)
  if (customersOf(past) < CUSTOMERS_TO_FIT_MIN) return { common: model.rhythm.lapse, groups: new Map(), basis: 'trade' }
  const clock = clockOf(past, model.rhythm)
  const keys = drawKeys(past.log, { counts: past.counts, most: SAMPLE_MAX })
  const common = fitLapse(gapSample(past, { keys, clock }), { prior: lapsePrior({ ...knowledge, isOfGroups: true }) }).model
  const shared = subjectOutlooks(past, model, common)
  const ofSubject = Map.groupBy(pairs, key => (past.log.ids[key] ?? '').split(KEY_SEPARATOR)[1] ?? '')
  const groups = new Map(
    Array.from(groupModels(past, { pairs, shared }), ([subject, lapse]) => {
      const said = told.get(subject)
      const elasticity = said?.isUsedUp === true ? USED_UP : elasticityOf(past, { keys: ofSubject.get(subject) ?? [], clock })
      return [
        subject,
        { lapse: withStated(lapse, { stated: said?.cycleDays ?? null, pairs: ofSubject.get(subject)?.length ?? 0 }), elasticity },
      ] as const
    }),
  )
  return { common, groups, basis: 'group' }
}

/** The model of one subject: a thing's is that of the group in which it is served, with its own stated cycle. */
export function subjectModelOf(models: SubjectModels, subject: string, told: SubjectKnowledge | undefined): SubjectModel {
  const found = models.groups.get(subject) ?? (told?.like ? models.groups.get(told.like) : undefined)
  const lapse = found?.lapse ?? models.common
  const isThing = subject.startsWith('asset:')
  const stated = told?.cycleDays ?? null
  const isStated = stated !== null && (isThing || !found)
  return {
    lapse: isStated ? { ...lapse, m0: Math.log(stated) } : lapse,
    elasticity: isThing ? UNKNOWN_ELASTICITY : told?.isUsedUp === true ? USED_UP : (found?.elasticity ?? UNKNOWN_ELASTICITY),
    basis: found || isStated ? 'group' : models.basis,
  }
}

/** The owner's idea counts like five pairs beside what was seen. */
function withStated(lapse: LapseModel, { stated, pairs }: { readonly stated: number | null; readonly pairs: number }): LapseModel {
  if (stated === null) return lapse
  const share = STATED_PAIRS / (STATED_PAIRS + pairs)
  return { ...lapse, m0: (1 - share) * lapse.m0 + share * Math.log(stated) }
}
