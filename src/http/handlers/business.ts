/** The business and its settings. */
import type { WeekHours } from '../../domain/collect/business.ts'
import { day } from '../../kernel/day.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import { changeSettings } from '../../usecases/business/change-settings.ts'
import { loadSampleShop } from '../../usecases/business/load-sample-shop.ts'
import { refreshChanged } from '../../usecases/plan/refresh-changed.ts'
import { startOwnBusiness } from '../../usecases/business/start-own-business.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { ProblemError } from '../problems.ts'
import { lockedBy, refuse } from '../refuse.ts'
import { summary, summaryOf } from '../session-state.ts'

type BusinessRoutes = 'GET /business' | 'PATCH /business' | 'POST /business/samples' | 'POST /business/starts'

export const businessHandlers: Pick<Handlers, BusinessRoutes> = {
  'GET /business': async (deps, call) => settingsOf(deps, await read(deps, call.business)),

  'PATCH /business': async (deps, call) => {
    const { hours, policy, channels, words, ...rest } = call.input.body
    const changed = await changeSettings(deps, call.business, {
      changes: {
        ...rest,
        ...(hours && { hours: { week: hours.week, closedDays: hours.closedDays.map(day) } }),
        ...(policy && { policy: given(policy) }),
        ...(channels && { channels: given(channels) }),
        ...(words && { words: given(words) }),
      },
      actor: call.actor,
    })
    if (changed === 'older-version') throw new ProblemError('version_conflict')
    if (typeof changed === 'object' && 'lockedBy' in changed) throw lockedBy(changed, call.locale)
    if (changed === 'unknown-zone') throw new ProblemError('zone_unknown')
    if (changed === 'point-too-fine') throw refuse(changed, call.locale)
    return settingsOf(deps, { business: changed, isEmpty: await isEmpty(deps, call.business) })
  },

  'POST /business/samples': async (deps, call) => {
    const loaded = await loadSampleShop(deps, call.business, { ...call.input.body, actor: call.actor })
    if (loaded === 'has-own-data') throw refuse(loaded, call.locale)
    // The newcomer looks at Today next: it is full when he gets there.
    await refreshChanged(deps, call.business)
    return { business: await summaryOf(deps, call.business), customers: loaded.customers, purchases: loaded.purchases }
  },

  'POST /business/starts': async (deps, call) => {
    const started = await startOwnBusiness(deps, call.business, {
      basics: call.input.body,
      actor: call.actor,
      isEmpty: await isEmpty(deps, call.business),
    })
    if (started === 'unknown-zone') throw new ProblemError('zone_unknown')
    if (started === 'has-own-data') throw refuse(started, call.locale)
    return settingsOf(deps, { business: started, isEmpty: await isEmpty(deps, call.business) })
  },
}

function isEmpty(deps: HttpDeps, business: BusinessId): Promise<boolean> {
  return deps.store.inBusiness(business, async tx => (await tx.collect.customers.count()) === 0)
}

function read(deps: HttpDeps, business: BusinessId): Promise<{ readonly business: StoredBusiness; readonly isEmpty: boolean }> {
  return deps.store.inBusiness(business, async tx => ({
    business: await tx.business.read(),
    isEmpty: (await tx.collect.customers.count()) === 0,
  }))
}

function settingsOf(deps: HttpDeps, stored: { readonly business: StoredBusiness; readonly isEmpty: boolean }) {
  const { hours, policy, channels, words, version, updatedAt } = stored.business
  const { email } = channels
  return {
    ...summary(deps, stored),
    hours: { week: weekOf(hours.week), closedDays: [...hours.closedDays] },
    policy,
    channels: {
      active: [...channels.active],
      publicUrl: channels.publicUrl,
      email: email && {
        host: email.host,
        port: email.port,
        secure: email.secure,
        user: email.user,
        from: email.from,
        hasPassword: email.password !== '',
        mailbox: email.mailbox,
        dkim: email.dkim && { domain: email.dkim.domain, selector: email.dkim.selector },
        inbox: email.inbox && {
          host: email.inbox.host,
          port: email.inbox.port,
          secure: email.inbox.secure,
          user: email.inbox.user,
          hasPassword: email.inbox.password !== '',
        },
      },
    },
    words,
    version,
    updatedAt: isoInstant(updatedAt),
  }
}

function weekOf([mon, tue, wed, thu, fri, sat, sun]: WeekHours): [...WeekHours] {
  return [mon, tue, wed, thu, fri, sat, sun]
}

/** Without the keys that were left out. */
function given<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
