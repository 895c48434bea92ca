/** What real customers would read if the owner's words stood as he is writing them: the first, the longest and the shortest text. */
import type { Occasion } from '../../domain/deliver/words.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import { senderOf } from '../plan/sender.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { renderRequest } from './render-words.ts'

export interface WordsDraft {
  readonly occasion: Extract<Occasion, 'soft' | 'product' | 'offer' | 'follow-up'>
  readonly locale: Locale
  /** The short text, which only an SMS takes. */
  readonly isSms: boolean
  /** Empty: our own words. */
  readonly text: string
}

export interface WordsSample {
  readonly customerId: CustomerId
  readonly name: string
  /** Null: nothing would be sent to him, since even the plainest words lack a field. */
  readonly text: string | null
}

/** Enough to meet somebody without a name, with a long product, without one. */
const READ_MAX = 200
const SAMPLES = 3
const EVERYBODY = { segments: [], groupIds: [], lastFrom: null, lastTo: null, purchasesMin: 0, sources: [] } as const

export async function previewWords(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  draft: WordsDraft,
): Promise<readonly WordsSample[]> {
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const people = await tx.campaign.addressees(await tx.campaign.audience(EVERYBODY, { after: null, limit: READ_MAX }))
    const sender = withDraft(senderOf(settings), draft)
    const dueDay = localDay(clock.now(), settings.zone)
    const samples = people.map((one): WordsSample => {
      const words = renderRequest({ ...factsOf(one), ...draft, dueDay }, sender)
      return { customerId: one.customerId, name: one.fullName, text: words.kind === 'words' ? words.text : null }
    })
    const byLength = samples.toSorted((a, b) => (a.text?.length ?? 0) - (b.text?.length ?? 0))
    return [...new Set([samples[0], byLength.at(-1), byLength[0], ...samples.slice(1)])].filter(one => one !== undefined).slice(0, SAMPLES)
  })
}

/** As if the draft had been saved for every segment. */
function withDraft(sender: Sender, { occasion, locale, isSms, text }: WordsDraft): Sender {
  const key = `${isSms ? 'sms.' : ''}${occasion}.${locale}`
  const { [key]: _stored, ...others } = sender.templates
  return { ...sender, templates: text.trim() === '' ? others : { ...others, [key]: text } }
}

function factsOf({ firstName, segment, lastProduct, lastGroup, lastDay, preferences }: Addressee) {
  return {
    segment: segment ?? 'new',
    firstName,
    product: lastProduct,
    group: lastGroup,
    lastDay,
    ownWords: null,
    address: null,
    addressKind: null,
    marketing: true,
    isInformal: preferences['formOfAddress'] === 'informal',
  }
}
