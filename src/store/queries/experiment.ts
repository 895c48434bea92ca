/** Experiments, the arms of due events and what became of them. */
import { sql, type Transaction } from 'kysely'
import { RUNGS } from '../../domain/collect/business.ts'
import { type Arm, type Experiment, EXPERIMENT_STATES, type ExperimentChange } from '../../domain/plan/experiment.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { ExperimentStore, ScopedContact } from '../../ports/experiment-store.ts'
import type { Database } from '../schema/database.ts'
import { channelOf } from './plan-literals.ts'

type Rows = Pick<ExperimentStore, 'experiments' | 'experiment' | 'saveExperiment' | 'moveExperiment'>

export function experimentQueries(trx: Transaction<Database>, business: BusinessId): ExperimentStore {
  return { ...experimentRows(trx, business), ...armQueries(trx, business) }
}

interface ExperimentRow {
  readonly experiment_id: string
  readonly name: string
  readonly rungs: Experiment['rungs']
  readonly segments: Experiment['segments']
  readonly change: ExperimentChange
  readonly share: number
  readonly state: string
  readonly events_planned: number | null
  readonly visible_difference: number | null
  readonly started_on: string | null
  readonly ends_on: string | null
}

const COLUMNS = sql`experiment_id, name, rungs, segments, change, share, state, events_planned, visible_difference, started_on, ends_on`

function experimentRows(trx: Transaction<Database>, business: BusinessId): Rows {
  return {
    async experiments() {
      const { rows } = await sql<ExperimentRow>`
        select ${COLUMNS} from experiment where business_id = ${business} order by created_at desc, experiment_id`.execute(trx)
      return rows.map(experimentOf)
    },
    async experiment(experimentId) {
      const { rows } = await sql<ExperimentRow>`
        select ${COLUMNS} from experiment where business_id = ${business} and experiment_id = ${experimentId}`.execute(trx)
      return rows[0] === undefined ? undefined : experimentOf(rows[0])
    },
    async saveExperiment(experiment, { actor, at }) {
      const now = isoInstant(at)
      await sql`
        insert into experiment (business_id, experiment_id, name, variable, rungs, segments, change, share, state, events_planned, visible_difference,
          started_on, ends_on, state_at, actor, created_at)
        values (${business}, ${experiment.experimentId}, ${experiment.name}, ${experiment.change.variable}, ${JSON.stringify(experiment.rungs)}::jsonb,
          ${JSON.stringify(experiment.segments)}::jsonb, ${JSON.stringify(experiment.change)}::jsonb, ${experiment.share}, ${experiment.state},
          ${experiment.eventsPlanned}, ${experiment.visibleDifference}, ${experiment.startedOn}, ${experiment.endsOn}, ${now}, ${actor}, ${now})
        on conflict (business_id, experiment_id) do update set name = excluded.name, variable = excluded.variable, rungs = excluded.rungs,
          segments = excluded.segments, change = excluded.change, share = excluded.share, state = excluded.state, events_planned = excluded.events_planned,
          visible_difference = excluded.visible_difference, started_on = excluded.started_on, ends_on = excluded.ends_on, state_at = excluded.state_at,
          actor = excluded.actor
        where experiment.state in ('draft', 'queued')`.execute(trx)
    },
    async moveExperiment(experimentId, { from, to, at, actor }) {
      const result = await sql`
        update experiment set state = ${to}, state_at = ${isoInstant(at)}, actor = ${actor}
        where business_id = ${business} and experiment_id = ${experimentId} and state = any(${[...from]}::text[])`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
  }
}

interface ScopedRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly due_event_id: string
  readonly rung: string
  readonly planned_day: string
  readonly not_before: Instant
  readonly not_after: Instant
  readonly channel: string
  readonly own_words: string | null
  readonly mark: string | null
  readonly arm: string | null
}

function armQueries(trx: Transaction<Database>, business: BusinessId): Omit<ExperimentStore, keyof Rows> {
  return {
    async scoped({ experimentId, rungs, segments }, limit) {
      const { rows } = await sql<ScopedRow>`
        select c.contact_id, c.customer_id, c.due_event_id, c.rung, c.planned_day, c.not_before, c.not_after, c.channel, c.own_words, c.arm as mark, e.arm
        from contact c
        left join experiment_event e on e.business_id = c.business_id and e.experiment_id = ${experimentId} and e.due_event_id = c.due_event_id
        where c.business_id = ${business} and c.state = 'planned' and c.due_event_id is not null and c.priority >= 0
          and c.rung = any(${rungs.length === 0 ? [...RUNGS] : [...rungs]}::text[])
          and (${segments.length} = 0 or c.segment = any(${[...segments]}::text[]))
        order by c.not_before, c.contact_id limit ${limit}`.execute(trx)
      return rows.map(scopedOf)
    },
    async assign(assigned, today) {
      if (assigned.length === 0) return
      await sql`
        insert into experiment_event (business_id, experiment_id, due_event_id, customer_id, arm, assigned_on)
        select ${business}, r."experimentId", r."dueEventId", r."customerId", r.arm, ${today}
        from jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) as r("experimentId" uuid, "dueEventId" uuid, "customerId" uuid, arm text)
        on conflict do nothing`.execute(trx)
    },
    async assignedCount(experimentId) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from experiment_event where business_id = ${business} and experiment_id = ${experimentId}`.execute(trx)
      return rows[0]?.count ?? 0
    },
    async change(contactId, { mark, plannedDay, notBefore, channel, contactPointId, ownWords }) {
      await trx
        .updateTable('contact')
        .set({
          arm: mark,
          ...(plannedDay === undefined ? {} : { planned_day: plannedDay }),
          ...(notBefore === undefined ? {} : { not_before: isoInstant(notBefore) }),
          ...(channel === undefined ? {} : { channel }),
          ...(contactPointId === undefined ? {} : { contact_point_id: contactPointId }),
          ...(ownWords === undefined ? {} : { own_words: ownWords }),
        })
        .where('business_id', '=', business)
        .where('contact_id', '=', contactId)
        .where('state', '=', 'planned')
        .execute()
    },
    async outcomes(experimentId) {
      const { rows } = await sql<{ customer_id: string; arm: string; is_closed: boolean; bought: boolean; expected_share: number | null }>`
        select e.customer_id, e.arm, d.closed_at is not null as is_closed, d.outcome is not distinct from 'bought' and d.bought_day <= d.window_to as bought,
          d.expected_share
        from experiment_event e
        join due_event d on d.business_id = e.business_id and d.due_event_id = e.due_event_id
        where e.business_id = ${business} and e.experiment_id = ${experimentId} and d.outcome is distinct from 'superseded'
        order by e.due_event_id`.execute(trx)
      return rows.map(row => ({
        customerId: id<'customer'>(row.customer_id),
        arm: armIn(row.arm) ?? 'a',
        isClosed: row.is_closed,
        bought: row.bought,
        expectedShare: row.expected_share,
      }))
    },
    async history(from) {
      const { rows } = await sql<{ events: number; bought: number }>`
        select count(*) as events, count(*) filter (where outcome = 'bought' and bought_day <= window_to) as bought from due_event
        where business_id = ${business} and not held_out and closed_at is not null and due_day >= ${from} and outcome <> 'superseded'`.execute(
        trx,
      )
      return rows[0] ?? { events: 0, bought: 0 }
    },
  }
}

function experimentOf(row: ExperimentRow): Experiment {
  const state = EXPERIMENT_STATES.find(one => one === row.state)
  assert(state !== undefined, `'${row.state}' is no state of an experiment`)
  return {
    experimentId: id<'experiment'>(row.experiment_id),
    name: row.name,
    rungs: row.rungs,
    segments: row.segments,
    change: row.change,
    share: row.share,
    state,
    eventsPlanned: row.events_planned,
    visibleDifference: row.visible_difference,
    startedOn: row.started_on === null ? null : day(row.started_on),
    endsOn: row.ends_on === null ? null : day(row.ends_on),
  }
}

function scopedOf(row: ScopedRow): ScopedContact {
  const rung = RUNGS.find(one => one === row.rung)
  assert(rung !== undefined, `'${row.rung}' is a rung of the ladder`)
  return {
    contactId: id<'contact'>(row.contact_id),
    customerId: id<'customer'>(row.customer_id),
    dueEventId: id<'due-event'>(row.due_event_id),
    rung,
    plannedDay: day(row.planned_day),
    notBefore: row.not_before,
    notAfter: row.not_after,
    channel: channelOf(row.channel),
    ownWords: row.own_words,
    mark: row.mark,
    arm: armIn(row.arm),
  }
}

function armIn(text: string | null): Arm | null {
  return text === 'a' || text === 'b' ? text : null
}
