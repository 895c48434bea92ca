/** How planning works, and what it is about to do. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { LadderPlan, PlanSettings } from '../../domain/collect/plan-settings.ts'
import { CONTACT_RULES, RULES_VERSION } from '../../domain/plan/contact-rules.ts'
import { defaultLadder, ladderOf } from '../../domain/plan/ladders.ts'
import { nextWindow } from '../../domain/plan/season.ts'
import { STANDINGS } from '../../domain/understand/segment.ts'
import { addDays, type Day, day, daysBetween } from '../../kernel/day.ts'
import { isCurrency, minor } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import { assert } from '../../kernel/assert.ts'
import { planningRefusals } from '../../locales/problems/planning-refusals.ts'
import { planWords, whySentence } from '../../locales/reasons/plan.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import { editLadder, editPlanning, editSeasons, type PlanningRefusal } from '../../usecases/plan/edit-planning.ts'
import type { ExperimentLock } from '../../usecases/plan/experiment-lock.ts'
import { forecastRevenue } from '../../usecases/plan/forecast-revenue.ts'
import { previewLadder } from '../../usecases/plan/preview-ladder.ts'
import { rehearseDays } from '../../usecases/plan/rehearse-days.ts'
import type { Handlers, OwnCall } from '../call.ts'
import { ProblemError } from '../problems.ts'
import { lockedBy, refuseInWords } from '../refuse.ts'

type PlanningRoutes =
  | 'GET /planning'
  | 'PUT /planning/ladders'
  | 'POST /planning/ladders/previews'
  | 'PUT /planning/seasons'
  | 'PATCH /planning'
  | 'GET /calendar'
  | 'GET /calendar/contacts'
  | 'GET /forecast'
  | 'GET /rehearsal'
type PlanningView = AnswerOf<'GET /planning'>

/** A page of a calendar, with the weeks before and after a month. */
const CALENDAR_DAYS_MAX = 100
const DAY_CONTACTS_MAX = 200

export const planningHandlers: Pick<Handlers, PlanningRoutes> = {
  'GET /planning': async (deps, call) => planningView(await deps.store.inBusiness(call.business, tx => tx.business.read())),
  'PUT /planning/ladders': async (deps, call) => {
    const { version, plan, segment, groupId } = call.input.body
    const edit = { segment, groupId, plan: plan === null ? null : given(plan) }
    return saved(await editLadder(deps, call.business, { edit, version, actor: call.actor }), call)
  },
  'POST /planning/ladders/previews': async (deps, call) => {
    const { segment, groupId, plan } = call.input.body
    const customers = await previewLadder(deps, call.business, { segment, groupId, plan: given(plan) })
    const rungs = (list: (typeof customers)[number]['before']) => list.map(one => ({ rung: one.rung, day: one.day }))
    return {
      customers: customers.map(one => ({
        customer: { customerId: one.customerId, name: one.name, phone: null },
        cycleDays: one.cycleDays,
        dueDay: one.dueDay,
        before: rungs(one.before),
        after: rungs(one.after),
      })),
    }
  },
  'PUT /planning/seasons': async (deps, call) => {
    const { seasons, version } = call.input.body
    return saved(await editSeasons(deps, call.business, { edit: seasons, version, actor: call.actor }), call)
  },
  'PATCH /planning': async (deps, call) => {
    const { version, ...edit } = call.input.body
    return saved(await editPlanning(deps, call.business, { edit: given<PlanSettings>(edit), version, actor: call.actor }), call)
  },
  'GET /calendar': async (deps, call) => {
    const [from, to] = [day(call.input.query.from), day(call.input.query.to)]
    if (from > to || daysBetween(from, to) > CALENDAR_DAYS_MAX)
      throw new ProblemError('invalid', { errors: [{ path: 'to', message: `≤ ${CALENDAR_DAYS_MAX}` }] })
    return deps.store.inBusiness(call.business, async tx => {
      const { hours, policy, zone } = await tx.business.read()
      const counts = Map.groupBy(await tx.plan.countsByDay({ from, to }), one => one.day)
      const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
      const seasonsOn = (on: Day): string[] =>
        policy.planning.seasons.filter(season => (nextWindow(season, on, zone)?.from ?? '9999-12-31') <= on).map(season => season.name)
      return {
        days: days.map(on => {
          const rung = (name: string): number => counts.get(on)?.find(one => one.rung === name)?.count ?? 0
          const rungs = { soft: rung('soft'), product: rung('product'), offer: rung('offer'), followUp: rung('follow-up') }
          return { day: on, rungs, isClosed: hours.closedDays.includes(on), seasons: seasonsOn(on) }
        }),
      }
    })
  },
  'GET /calendar/contacts': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const today = localDay(call.at, (await tx.business.read()).zone)
      const words = planWords(call.locale)
      const rows = await tx.plan.contactsOn(day(call.input.query.day), DAY_CONTACTS_MAX)
      return {
        items: rows.map(row => {
          const why = whySentence(row.reason, { today, locale: call.locale })
          return {
            contactId: row.contactId,
            customer: {
              customerId: row.customerId,
              name: row.customerName === '' ? words.unnamed : row.customerName,
              phone: row.customerPhone,
            },
            rung: row.rung,
            rungText: words.rung[row.rung],
            channel: row.channel,
            why: { ...why, data: { ...why.data } },
          }
        }),
      }
    }),
  'GET /forecast': async (deps, call) => {
    const { weeks, currency } = await forecastRevenue(deps, call.business, call.input.query.weeks)
    assert(isCurrency(currency), `${currency} is a currency`)
    const money = (amount: number) => ({ minor: minor(amount), currency })
    return {
      weeks: weeks.map(week => ({
        fromDay: week.fromDay,
        toDay: week.toDay,
        purchases: Math.round(week.purchases * 10) / 10,
        middle: money(week.middleMinor),
        low: money(week.lowMinor),
        high: money(week.highMinor),
      })),
    }
  },
  'GET /rehearsal': async (deps, call) => {
    const { samples, notContacted, days, ...rest } = await rehearseDays(deps, call.business, {
      days: call.input.query.days,
      locale: call.locale,
    })
    return {
      ...rest,
      days: days.map(one => ({ ...one, rungs: { ...one.rungs } })),
      samples: samples.map(({ customerId, name, why, ...one }) => ({
        ...one,
        customer: { customerId, name, phone: null },
        why: { ...why, data: { ...why.data } },
      })),
      notContacted: notContacted.map(({ reason, count }) => ({ reason: { ...reason, data: { ...reason.data } }, count })),
    }
  },
}

function planningView({ policy, country, version }: StoredBusiness): PlanningView {
  const { planning } = policy
  const book = planning.ladders
  return {
    ladders: STANDINGS.map(segment => ({
      segment,
      plan: { ...ladderOf({ policy, book }, { segment }) },
      default: { ...defaultLadder(segment, policy) },
      isChanged: book.some(one => one.segment === segment && one.groupId === null),
    })),
    ofGroups: book.flatMap(({ segment, groupId }) =>
      groupId === null ? [] : [{ segment, groupId, plan: { ...ladderOf({ policy, book }, { segment, groupId }) } }],
    ),
    seasons: planning.seasons.map(one => ({ ...one, moves: [...one.moves], regions: [...one.regions] })),
    hoursByChannel: { ...planning.hoursByChannel },
    autopilotAfterHours: planning.autopilotAfterHours,
    digest: policy.planning.digest,
    birthdays: planning.birthdays,
    rules: CONTACT_RULES.filter(rule => rule.country === '*' || rule.country === 'EU' || rule.country === country).map(rule => ({
      id: rule.id,
      country: rule.country,
      purpose: rule.purpose,
      isForbidden: rule.isForbidden,
      bases: [...rule.bases],
      carriers: rule.carriers === null ? null : [...rule.carriers],
      source: rule.source,
      since: rule.since,
      isOverridden: planning.overriddenRules.includes(rule.id),
    })),
    rulesVersion: RULES_VERSION,
    version,
  }
}

function saved(result: StoredBusiness | PlanningRefusal | ExperimentLock, call: Pick<OwnCall<'GET /planning'>, 'locale'>): PlanningView {
  if (typeof result === 'object' && 'lockedBy' in result) throw lockedBy(result, call.locale)
  if (typeof result !== 'string') return planningView(result)
  if (result === 'older-version') throw new ProblemError('version_conflict')
  throw refuseInWords(result, { detail: planningRefusals[call.locale][result] })
}

/** Without the keys that were left out. */
function given<T extends LadderPlan | PlanSettings>(changes: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {}
  for (const key of Object.keys(changes) as (keyof T)[]) {
    const value = changes[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}
