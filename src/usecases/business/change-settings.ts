/** The owner changes settings. Parts that are left out stay; a form opened on an older version is refused. */
import {
  type ChannelSettings,
  DEFAULT_EMAIL,
  type EmailChannel,
  type MailInbox,
  type OpeningHours,
  type Policy,
  type Words,
} from '../../domain/collect/business.ts'
import { touchedVariables } from '../../domain/plan/locked-settings.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isZone } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { type ExperimentLock, experimentLock } from '../plan/experiment-lock.ts'
import { type EuroSwitchRefusal, switchToEuro } from '../plan/switch-to-euro.ts'
import { keepWallTimes } from '../respond/keep-wall-times.ts'
import type { BusinessBasics } from './create-business.ts'

/** The stored passwords and the signing key stay when none is given. */
export interface EmailChanges extends Omit<EmailChannel, 'password' | 'mailbox' | 'dkim' | 'inbox'> {
  readonly password?: string | undefined
  readonly mailbox?: string | null | undefined
  readonly inbox?: (Omit<MailInbox, 'password'> & { readonly password?: string | undefined }) | null | undefined
}

export interface ChannelChanges extends Partial<Omit<ChannelSettings, 'email'>> {
  readonly email?: EmailChanges | null | undefined
}

export interface SettingsChanges extends Partial<BusinessBasics> {
  readonly version: number
  readonly hours?: OpeningHours | undefined
  readonly policy?: Partial<Policy> | undefined
  readonly channels?: ChannelChanges | undefined
  readonly words?: Partial<Words> | undefined
}

export type SettingsRefusal = 'older-version' | 'unknown-zone' | EuroSwitchRefusal | ExperimentLock

export async function changeSettings(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
  input: { readonly changes: SettingsChanges; readonly actor: string },
): Promise<StoredBusiness | SettingsRefusal> {
  const { version, hours, policy, channels, words, ...basics } = input.changes
  if (basics.zone !== undefined && !isZone(basics.zone)) return 'unknown-zone'
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    const next = {
      ...given(basics),
      ...(hours && { hours }),
      ...(policy && { policy: { ...before.policy, ...given(policy) } }),
      ...(channels && { channels: mergedChannels(before.channels, channels) }),
      ...(words && { words: { ...before.words, ...given(words) } }),
    }
    const lock = await experimentLock(tx, touchedVariables(before, { ...before, ...next }))
    if (lock !== undefined) return lock
    if (before.version !== version) return 'older-version'
    if (before.currency === 'BGN' && basics.currency === 'EUR' && (await switchToEuro(tx, { at, actor: input.actor })) === 'point-too-fine')
      return 'point-too-fine'
    const changed = await tx.business.change(next, { version, at })
    if (!changed) return 'older-version'
    if (channels?.email != null) await tx.deliver.endRest('channel:email', at)
    const visitsKept = basics.zone === undefined || basics.zone === before.zone ? null : await keepWallTimes(tx, { zone: basics.zone, at })
    const parts = Object.keys(input.changes).filter(part => part !== 'version')
    const detail = { parts, ...(visitsKept !== null && { zoneBefore: before.zone, visitsKept }) }
    await tx.business.audit({ at, actor: input.actor, action: 'settings-changed', subject: null, detail })
    return tx.business.read()
  })
}

function mergedChannels(before: ChannelSettings, changes: ChannelChanges): ChannelSettings {
  const { email, ...rest } = changes
  const merged = { ...before, ...given(rest) }
  if (email === undefined) return merged
  return {
    ...merged,
    email: email && mergedEmail(before.email ?? { ...DEFAULT_EMAIL, host: email.host, port: email.port, from: email.from }, email),
  }
}

function mergedEmail(before: EmailChannel, { password, mailbox, inbox, ...rest }: EmailChanges): EmailChannel {
  return {
    ...before,
    ...rest,
    password: password ?? before.password,
    mailbox: mailbox === undefined ? before.mailbox : mailbox,
    inbox: inbox === undefined ? before.inbox : inbox && { ...inbox, password: inbox.password ?? before.inbox?.password ?? '' },
  }
}

/** Without the keys whose value is undefined: they were left out. */
function given<T extends object>(changes: T): T {
  const kept: Partial<T> = { ...changes }
  for (const key of Object.keys(kept) as (keyof T)[]) if (kept[key] === undefined) delete kept[key]
  return kept as T
}
