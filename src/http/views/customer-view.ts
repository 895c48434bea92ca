/** One customer's page: who he is, what he bought, when he comes, what is planned, and why. */
import type { AnswerOf } from '../../contract/contract.ts'
import { isSuppressed } from '../../domain/collect/consent.ts'
import { handLinks } from '../../domain/deliver/hand-links.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import type { CustomerTotal } from '../../ports/customer-store.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import { customerProfile, type CustomerProfile, type ProfilePoint } from '../../usecases/collect/customer-profile.ts'
import { whyDecision } from './contact-view.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'
import { lastOf } from './customer-list-view.ts'
import { cycleDecision, type Decision, segmentDecision, silenceDecision } from './decisions.ts'
import { followUpOf } from './follow-up-view.ts'
import { handLinkOf } from './hand-link-view.ts'
import { shownName } from './names.ts'

type Profile = AnswerOf<'GET /customers/{id}'>

/** The contacts looked at for the next one: a ladder has three rungs. */
const CONTACTS_READ = 20

/** @throws ProblemError 'not_found' when there is no such customer in this business. */
export async function customerView(
  deps: HttpDeps,
  business: BusinessId,
  wish: { readonly customerId: CustomerId; readonly locale: Locale },
): Promise<Profile> {
  const { customerId, locale } = wish
  const profile = await customerProfile(deps, business, customerId)
  if ('refusal' in profile) throw notFound()
  const { totals, known, contacts, merged, zone } = await deps.store.inBusiness(business, async tx => ({
    totals: await tx.collect.customers.totalsOf([customerId]),
    known: await tx.understand.understanding(customerId),
    contacts: await tx.plan.contactsOf(customerId, CONTACTS_READ),
    zone: (await tx.business.read()).zone,
    merged: new Map((await tx.collect.customers.findMany(profile.merges.map(merge => merge.mergedId))).map(one => [one.id, one.fullName])),
  }))
  const { customer } = profile
  const promised = contacts.find(contact => contact.followUp?.state === 'open' || contact.followUp?.state === 'reminded')
  return {
    customerId,
    fullName: customer.fullName,
    firstName: customer.firstName,
    locale: customer.locale,
    source: customer.source,
    birthday: customer.birthday,
    note: customer.note,
    preferences: { ...customer.preferences },
    contactPoints: profile.contactPoints.map(pointView),
    handLinks: linksOf(profile),
    ...understandingView(known, locale),
    ...totalsView(totals),
    nextContact: nextContactView(contacts, { today: localDay(deps.clock.now(), zone), locale }),
    followUp: promised?.followUp
      ? followUpOf({ ...promised.followUp, customerName: shownName(customer.fullName, profile.contactPoints), customerPhone: null })
      : null,
    silence: silenceOf(profile.contactPoints, locale),
    merges: profile.merges
      .filter(merge => merge.undoneAt === null && merge.keptId === customerId)
      .map(merge => ({ mergeId: merge.id, name: merged.get(merge.mergedId) ?? '', mergedAt: isoInstant(merge.mergedAt) })),
    createdAt: isoInstant(customer.createdAt),
    updatedAt: isoInstant(customer.updatedAt),
  }
}

function pointView(point: ProfilePoint): Profile['contactPoints'][number] {
  return {
    contactPointId: point.id,
    kind: point.kind,
    address: point.address,
    phoneKind: point.phoneKind,
    consents: (['marketing', 'content', 'service'] as const).map(purpose => {
      const state = point.consent[purpose]
      return { channel: 'all', purpose, status: state === 'unknown' ? 'none' : state, at: null }
    }),
    isSuppressed: point.suppressions.length > 0,
  }
}

function linksOf({ contactPoints }: CustomerProfile): Profile['handLinks'] {
  const point =
    contactPoints.find(one => one.kind === 'phone') ?? contactPoints.find(one => one.kind === 'telegram' || one.kind === 'email')
  return handLinks({ address: point?.address ?? null, addressKind: point?.kind ?? null, text: '' }).map(handLinkOf)
}

function understandingView(
  known: Understanding | undefined,
  locale: Locale,
): Pick<Profile, 'segment' | 'segmentReason' | 'cycle' | 'window'> {
  if (!known) return { segment: null, segmentReason: null, cycle: null, window: null }
  return {
    segment: known.segment,
    segmentReason: segmentDecision(known.reason, locale),
    cycle: cycleDecision(known, locale),
    window: windowOf(known),
  }
}

export function windowOf(known: Understanding): Profile['window'] {
  const { windowFrom, dueDay, windowTo } = known
  return windowFrom === null || dueDay === null || windowTo === null ? null : { fromDay: windowFrom, dueDay, toDay: windowTo }
}

function totalsView(totals: readonly CustomerTotal[]): Pick<Profile, 'purchases' | 'firstPurchaseDay' | 'lastPurchaseDay' | 'spent'> {
  return {
    purchases: totals.reduce((count, total) => count + total.purchases, 0),
    firstPurchaseDay: totals.map(total => total.firstDay).toSorted()[0] ?? null,
    lastPurchaseDay: lastOf(totals.map(total => total.lastDay)),
    spent: totals.map(total => ({ minor: total.spentMinor, currency: total.currency })),
  }
}

function nextContactView(contacts: readonly ContactRow[], at: { readonly today: Day; readonly locale: Locale }): Profile['nextContact'] {
  const next = contacts
    .filter(contact => contact.state === 'planned' || contact.state === 'approved')
    .toSorted((a, b) => a.notBefore - b.notBefore)[0]
  return next
    ? { contactId: next.contactId, rung: next.rung, plannedDay: next.plannedDay, state: next.state, why: whyDecision(next.reason, at) }
    : null
}

/** The first thing that keeps marketing away from this person; the owner can often do something about it. */
function silenceOf(points: readonly ProfilePoint[], locale: Locale): Decision | null {
  const usable = points.filter(point => point.kind !== 'card')
  if (usable.length === 0) return silenceDecision('no-contact-point', locale)
  const open = usable.filter(point => !isSuppressed(point.suppressions, 'all') && point.consent.marketing !== 'withdrawn')
  if (open.length === 0) return silenceDecision('opted-out', locale)
  return open.some(point => point.consent.marketing === 'given') ? null : silenceDecision('no-consent', locale)
}
