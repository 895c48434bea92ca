/** Words older than the owner wants them kept: looked at first, taken away at night. */
import { isKeepDays, type RetentionRule } from '../../domain/collect/retention.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { CollectDeps } from './deps.ts'

export interface RetentionLook extends RetentionRule {
  /** Rows that this rule would empty tonight; null where everything is kept. */
  readonly goes: number | null
}

/** With `tried`, that rule is looked at in place of the stored one; nothing is changed. */
export async function lookAtRetention(
  { store, clock }: CollectDeps,
  business: BusinessId,
  tried?: RetentionRule,
): Promise<readonly RetentionLook[]> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const looks: RetentionLook[] = []
    for (const stored of await tx.retention.rules()) {
      const rule = tried?.class === stored.class ? tried : stored
      looks.push({ ...rule, goes: rule.keepDays === null ? null : await tx.retention.count(rule.class, before(at, rule.keepDays)) })
    }
    return looks
  })
}

export async function changeRetention(
  { store, clock }: CollectDeps,
  business: BusinessId,
  { rule, actor }: { readonly rule: RetentionRule; readonly actor: string },
): Promise<'changed' | { readonly refusal: 'bad-keep-days' }> {
  if (rule.keepDays !== null && !isKeepDays(rule.keepDays)) return { refusal: 'bad-keep-days' }
  const at = clock.now()
  await store.inBusiness(business, async tx => {
    await tx.retention.change(rule, { at, actor })
    await tx.business.audit({
      at,
      actor,
      action: 'retention-changed',
      subject: null,
      detail: { class: rule.class, keepDays: rule.keepDays },
    })
  })
  return 'changed'
}

export async function keepRetention(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly emptied: number }> {
  return store.inBusiness(business, async tx => {
    let emptied = 0
    for (const { class: name, keepDays } of await tx.retention.rules())
      if (keepDays !== null) emptied += await tx.retention.purge(name, before(at, keepDays))
    if (emptied > 0) await tx.business.audit({ at, actor: 'system', action: 'retention-kept', subject: null, detail: { emptied } })
    return { emptied }
  })
}

function before(at: Instant, keepDays: number): Instant {
  return addMs(at, -keepDays * DAY_MS)
}
