/** Draws arms for due events that come into the scope of a running experiment, and gives the second arm its one change. */
import { waysOf } from '../../domain/plan/eligibility.ts'
import { armOf, conflictOf, type Experiment, movedContact } from '../../domain/plan/experiment.ts'
import type { Offer } from '../../domain/plan/offer.ts'
import { addDays, daysBetween } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { LOCALES } from '../../kernel/locale.ts'
import type { ExperimentStore, ScopedContact } from '../../ports/experiment-store.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'

/** Planned contacts of one run; the rest comes with the next minute's. */
const SCOPED_MAX = 2000

export interface ExperimentsRun {
  readonly assigned: number
  readonly changed: number
  readonly ended: number
}

export async function runExperiments(deps: PlanDeps, business: BusinessId): Promise<ExperimentsRun> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const all = await tx.experiment.experiments()
    const sum = { assigned: 0, changed: 0, ended: 0 }
    if (!all.some(one => one.state === 'running' || one.state === 'queued')) return sum
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const running = all.filter(one => one.state === 'running')
    const over = running.filter(one => one.endsOn !== null && one.endsOn < rules.moment.today)
    for (const one of over) if (await hasClosed(tx, one)) sum.ended += await end(tx, one, rules)
    for (const one of running.filter(each => !over.includes(each))) {
      const done = await apply(tx, { experiment: one, rules, zone: settings.zone })
      sum.assigned += done.assigned
      sum.changed += done.changed
    }
    await startQueued(tx, { all, rules })
    return sum
  })
}

/** Assigning ends on its day; it counts when the last window of its due events has closed. */
async function hasClosed(tx: Tx, experiment: Experiment): Promise<boolean> {
  return (await tx.experiment.outcomes(experiment.experimentId)).every(one => one.isClosed)
}

async function end(tx: Tx, experiment: Experiment, rules: BusinessRules): Promise<number> {
  const moved = await tx.experiment.moveExperiment(experiment.experimentId, {
    from: ['running'],
    to: 'done',
    at: rules.moment.at,
    actor: 'system',
  })
  return moved ? 1 : 0
}

async function startQueued(tx: Tx, { all, rules }: { readonly all: readonly Experiment[]; readonly rules: BusinessRules }): Promise<void> {
  const now = await tx.experiment.experiments()
  const running = now.filter(one => one.state === 'running')
  for (const queued of all.filter(one => one.state === 'queued')) {
    if (conflictOf(queued, running) !== undefined) continue
    const { at, today } = rules.moment
    // It keeps the length that was fixed when it was put into the queue.
    const lengthDays = queued.startedOn === null || queued.endsOn === null ? 0 : daysBetween(queued.startedOn, queued.endsOn)
    const started = { ...queued, state: 'running' as const, startedOn: today, endsOn: addDays(today, lengthDays) }
    await tx.experiment.saveExperiment(started, { actor: 'system', at })
    running.push(queued)
  }
}

interface Applying {
  readonly experiment: Experiment
  readonly rules: BusinessRules
  readonly zone: string
}

async function apply(tx: Tx, { experiment, rules, zone }: Applying): Promise<{ readonly assigned: number; readonly changed: number }> {
  const contacts = await tx.experiment.scoped(experiment, SCOPED_MAX)
  let room = (experiment.eventsPlanned ?? 0) - (await tx.experiment.assignedCount(experiment.experimentId))
  const people = new Map(
    (await tx.campaign.addressees([...new Set(contacts.map(one => one.customerId))])).map(one => [one.customerId, one]),
  )
  const drawn = new Map<string, 'a' | 'b'>()
  const assigned: Parameters<ExperimentStore['assign']>[0][number][] = []
  let changed = 0
  for (const contact of contacts) {
    const addressee = people.get(contact.customerId)
    if (addressee === undefined) continue
    const known = contact.arm ?? drawn.get(contact.dueEventId)
    const change = await changeFor(tx, { contact, addressee, experiment, rules, zone })
    // Only whom both arms can reach is drawn: otherwise the arms would differ in more than the change.
    if (known === undefined && (room <= 0 || change === 'impossible')) continue
    const arm = known ?? armOf(rules.business, experiment, contact.dueEventId)
    if (known === undefined) {
      room -= 1
      drawn.set(contact.dueEventId, arm)
      assigned.push({ experimentId: experiment.experimentId, dueEventId: contact.dueEventId, customerId: contact.customerId, arm })
    }
    if (arm === 'b' && change !== 'impossible' && change !== 'as-it-is') {
      const { offer, ...moved } = change
      if (offer !== undefined) await offerInstead(tx, { contact, offer, rules })
      await tx.experiment.change(contact.contactId, moved)
      changed += 1
    }
  }
  await tx.experiment.assign(assigned, rules.moment.today)
  return { assigned: assigned.length, changed }
}

type MovedContact = Parameters<ExperimentStore['change']>[1]
interface Change extends MovedContact {
  readonly offer?: Offer
}

async function offerInstead(
  tx: Tx,
  { contact, offer, rules }: { readonly contact: ScopedContact; readonly offer: Offer; readonly rules: BusinessRules },
): Promise<void> {
  const { contactId, customerId } = contact
  await tx.offer.choose(
    [{ contactId, customerId, offerId: offer.offerId, priceMinor: offer.priceMinor, why: 'his-group' }],
    rules.moment.today,
  )
}

interface Changing extends Applying {
  readonly contact: ScopedContact
  readonly addressee: Addressee
}

async function changeFor(tx: Tx, changing: Changing): Promise<Change | 'impossible' | 'as-it-is'> {
  const { contact, addressee, experiment, rules, zone } = changing
  const { change, experimentId } = experiment
  switch (change.variable) {
    case 'words': {
      const words = [addressee.locale, ...LOCALES].flatMap(locale => (locale === null ? [] : (change.words[locale] ?? [])))[0]
      if (words === undefined) return 'impossible'
      return contact.ownWords === words.text ? 'as-it-is' : { mark: `${experimentId}:b`, ownWords: words.text }
    }
    case 'channel': {
      if (contact.channel === change.channel) return 'as-it-is'
      const reaches = await tx.collect.consents.reachOf([contact.customerId])
      const way = waysOf(reaches, { active: rules.active, purpose: 'marketing', law: rules.law }).find(
        one => one.channel === change.channel && one.standing === 'given' && one.kind !== 'card',
      )
      return way === undefined ? 'impossible' : { mark: `${experimentId}:b`, channel: change.channel, contactPointId: way.contactPointId }
    }
    case 'offer': {
      const offer = (await tx.offer.offers()).find(one => one.offerId === change.offerId && one.isOn)
      if (offer === undefined || contact.rung === 'soft') return 'impossible'
      return { mark: `${experimentId}:b`, offer }
    }
    case 'offset':
    case 'hour': {
      // The night's plan puts the contact back where everybody's is; what was moved from there is known by its mark.
      if (contact.mark === `${experimentId}:b:${contact.notBefore}`) return 'as-it-is'
      const calendar = rules.calendarFor(addressee)
      const moved = movedContact(contact, change, {
        now: rules.moment.at,
        zone: addressee.zone ?? zone,
        isAllowed: moment => calendar.nextAllowed(moment) === moment,
      })
      return moved === null ? 'impossible' : { mark: `${experimentId}:b:${moved.notBefore}`, ...moved }
    }
  }
}
