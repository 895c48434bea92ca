/** The owner's queue of content: written ahead, approved, stopped; and whether readers wait for more. */
import { type ContentItem, missingMarks } from '../../domain/plan/content.ts'
import { type BusinessId, type ContentItemId, newId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { canFill } from '../deliver/word-engine.ts'
import { unknownFields } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'

export type ContentRefusal = 'not-found' | 'no-words' | 'broken-words' | 'unknown-field' | 'window-over' | 'no-advertiser' | 'no-ad-token'

export type ContentInput = Omit<ContentItem, 'itemId' | 'itemNo'> & { readonly itemId: ContentItemId | null }

const QUEUE_SHOWN = 200
/** Readers counted for the page; beyond that the exact number tells nobody anything. */
const READERS_COUNTED = 5000

export async function saveContent(
  deps: PlanDeps,
  business: BusinessId,
  input: ContentInput,
): Promise<ContentItem | { readonly refusal: ContentRefusal }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { country, zone } = await tx.business.read()
    const stored = input.itemId === null ? undefined : await tx.campaign.contentItem(input.itemId)
    if (input.itemId !== null && stored === undefined) return { refusal: 'not-found' }
    const texts = Object.values(input.words).flatMap(one => [one.subject, one.text, one.short])
    if (!Object.values(input.words).some(one => one.text.trim() !== '')) return { refusal: 'no-words' }
    if (texts.some(text => !canFill(text))) return { refusal: 'broken-words' }
    if (texts.some(text => unknownFields(text, []).length > 0)) return { refusal: 'unknown-field' }
    if (input.toDay < input.fromDay || (input.state === 'approved' && input.toDay < localDay(at, zone))) return { refusal: 'window-over' }
    const [missing] = input.state === 'approved' ? missingMarks(input, country) : []
    if (missing !== undefined) return { refusal: missing === 'advertiser' ? 'no-advertiser' : 'no-ad-token' }
    const item: ContentItem = {
      ...input,
      itemId: stored?.itemId ?? newId<'content-item'>(at),
      itemNo: stored?.itemNo ?? (await tx.campaign.nextItemNo()),
    }
    await tx.campaign.saveContentItem(item, at)
    return item
  })
}

export interface ContentQueue {
  readonly items: readonly ContentItem[]
  readonly readers: number
  /** Readers who have had everything that is approved: they wait for the next piece. */
  readonly waiting: number
}

export async function contentQueue(deps: PlanDeps, business: BusinessId): Promise<ContentQueue> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(at, (await tx.business.read()).zone)
    const items = await tx.campaign.contentItems({ openOn: null, limit: QUEUE_SHOWN })
    const open = items.filter(item => item.state === 'approved' && item.toDay >= today)
    const readers = await tx.campaign.readers({ after: null, limit: READERS_COUNTED })
    const seen = await tx.campaign.contentSeen(readers)
    const waiting = readers.filter(reader => open.every(item => seen.get(reader)?.seen.has(item.itemNo) === true)).length
    return { items, readers: readers.length, waiting }
  })
}
