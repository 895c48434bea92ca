/** Who is here and where: what every page of the console starts from. */
import type { AnswerOf } from '../contract/contract.ts'
import { isoInstant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import { localDay } from '../kernel/zone.ts'
import type { BusinessId } from '../kernel/ids.ts'
import type { Staff, StoredBusiness } from '../ports/business-store.ts'
import type { HttpDeps } from './deps.ts'

type SessionState = AnswerOf<'GET /session'>
type BusinessSummary = NonNullable<SessionState['business']>

export async function sessionState(
  deps: HttpDeps,
  who: { readonly business: BusinessId; readonly staff: Staff } | null,
  accepted: Locale,
): Promise<SessionState> {
  const at = deps.clock.now()
  const { live } = await deps.store.system.installation(at)
  const now = isoInstant(at)
  if (!who) return { isFirstRun: await isUnclaimed(deps), isLive: live, staff: null, business: null, locale: accepted, now }
  const { staff } = who
  const business = await summaryOf(deps, who.business)
  return {
    isFirstRun: false,
    isLive: live,
    staff: { staffId: staff.staffId, name: staff.name, role: staff.role, login: staff.login, locale: staff.locale },
    business,
    locale: staff.locale ?? accepted,
    now,
  }
}

export async function summaryOf(deps: HttpDeps, businessId: BusinessId): Promise<BusinessSummary> {
  const { business, isEmpty } = await deps.store.inBusiness(businessId, async tx => ({
    business: await tx.business.read(),
    isEmpty: (await tx.collect.customers.count()) === 0,
  }))
  return summary(deps, { business, isEmpty })
}

export function summary(
  deps: HttpDeps,
  { business, isEmpty }: { readonly business: StoredBusiness; readonly isEmpty: boolean },
): BusinessSummary {
  const { name, trade, locale, country, currency, zone, isSample } = business
  return { name, trade, locale, country, currency, zone, isSample, isEmpty, today: localDay(deps.clock.now(), zone) }
}

/** True until somebody has used the owner link. */
async function isUnclaimed(deps: HttpDeps): Promise<boolean> {
  for (const business of await deps.store.system.businesses()) {
    const staff = await deps.store.inBusiness(business, tx => tx.business.staff())
    if (staff.length > 0) return false
  }
  return true
}
