/** What experiments need from the database: themselves, the contacts in their scope, the arms drawn, and what became of them. */
import type { ChannelName, Rung } from '../domain/collect/business.ts'
import type { Arm, Experiment, ExperimentState } from '../domain/plan/experiment.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactId, ContactPointId, CustomerId, DueEventId, ExperimentId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

export interface ScopedContact {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  readonly dueEventId: DueEventId
  readonly rung: Rung
  readonly plannedDay: Day
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly channel: ChannelName
  readonly ownWords: string | null
  /** What an experiment has left on it: '<experiment>:<arm>:<day and instant>'. */
  readonly mark: string | null
  /** The arm of its due event, when it was drawn before. */
  readonly arm: Arm | null
}

export interface ExperimentOutcome {
  readonly customerId: CustomerId
  readonly arm: Arm
  readonly isClosed: boolean
  readonly bought: boolean
  readonly expectedShare: number | null
}

export interface ExperimentStore {
  experiments(): Promise<readonly Experiment[]>
  experiment(experimentId: ExperimentId): Promise<Experiment | undefined>
  /** New, or a draft again with other contents. */
  saveExperiment(experiment: Experiment, meta: { readonly actor: string; readonly at: Instant }): Promise<void>
  moveExperiment(
    experimentId: ExperimentId,
    move: { readonly from: readonly ExperimentState[]; readonly to: ExperimentState; readonly at: Instant; readonly actor: string },
  ): Promise<boolean>
  /** Planned contacts of these rungs and segments that belong to a due event. */
  scoped(experiment: Experiment, limit: number): Promise<readonly ScopedContact[]>
  assign(
    rows: readonly {
      readonly experimentId: ExperimentId
      readonly dueEventId: DueEventId
      readonly customerId: CustomerId
      readonly arm: Arm
    }[],
    today: Day,
  ): Promise<void>
  assignedCount(experimentId: ExperimentId): Promise<number>
  change(
    contactId: ContactId,
    change: {
      readonly mark: string
      readonly plannedDay?: Day
      readonly notBefore?: Instant
      readonly channel?: ChannelName
      readonly contactPointId?: ContactPointId
      readonly ownWords?: string
    },
  ): Promise<void>
  outcomes(experimentId: ExperimentId): Promise<readonly ExperimentOutcome[]>
  /** Due events of a year that were contacted: how many there were, and how many bought. */
  history(from: Day): Promise<{ readonly events: number; readonly bought: number }>
}
