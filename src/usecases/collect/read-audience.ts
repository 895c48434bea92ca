/** An audience as the file of one advertising platform, and how large it is against what the platform takes. */
import { AUDIENCE_SIZE_MIN, audienceRows, type Platform } from '../../domain/collect/audience.ts'
import { addDays } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Audience } from '../../ports/audience-store.ts'
import type { CollectDeps } from './deps.ts'

const DUE_DAYS = 14
const BOUGHT_DAYS = 30

export interface AudienceFile {
  readonly rows: readonly (readonly string[])[]
  readonly size: number
  readonly sizeMin: number
}

export async function readAudience(
  { store, clock }: CollectDeps,
  business: BusinessId,
  { audience, platform }: { readonly audience: Audience; readonly platform: Platform },
): Promise<AudienceFile> {
  return store.inBusiness(business, async tx => {
    const today = wallTime(clock.now(), (await tx.business.read()).zone).day
    const days = audience === 'due' ? { from: today, to: addDays(today, DUE_DAYS) } : { from: addDays(today, -BOUGHT_DAYS), to: today }
    const rows = audienceRows(await tx.audiences.people(audience, days), platform)
    return { rows, size: platform === 'vk' ? rows.length : rows.length - 1, sizeMin: AUDIENCE_SIZE_MIN[platform] }
  })
}
