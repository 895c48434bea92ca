/** Shows the owner how his own template reads, and says what is wrong with it before a customer sees it. */
import { Liquid } from 'liquidjs'
import { fieldsOf, type MergeField, type Occasion } from '../../domain/deliver/words.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, ContactId } from '../../kernel/ids.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import { senderOf } from '../plan/sender.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { type NoWords, type RenderedWords, renderRequest, renderWords } from './render-words.ts'

const KNOWN: readonly MergeField[] = ['name', 'hello', 'shop', 'phone', 'product', 'group', 'due', 'day', 'stop', 'signature']

export type TemplateFault =
  | { readonly code: 'broken-tag', readonly detail: string }
  | { readonly code: 'unknown-field', readonly field: string }

export function templateFaults(template: string): readonly TemplateFault[] {
  try {
    new Liquid().parse(template)
  } catch (error) {
    return [{ code: 'broken-tag', detail: error instanceof Error ? error.message : String(error) }]
  }
  const known: readonly string[] = KNOWN
  return fieldsOf(template).filter(field => !known.includes(field)).map(field => ({ code: 'unknown-field', field }))
}

export interface PreviewRequest {
  readonly occasion: Occasion
  readonly segment: string
  readonly locale: Locale
  readonly template: string
  readonly today: Day
}

/** With an invented customer, so that every field shows. */
export function previewWords(request: PreviewRequest, sender: Sender): RenderedWords | NoWords {
  const names: Readonly<Record<Locale, string>> = { ru: 'Анна', bg: 'Мария', en: 'Anna' }
  return renderRequest({
    occasion: request.occasion, segment: request.segment, locale: request.locale, firstName: names[request.locale], product: null, group: null,
    dueDay: request.today, ownWords: request.template, address: null, addressKind: null, marketing: request.occasion !== 'follow-up',
  }, sender)
}

/** With real contacts of today, as they would go out. */
export async function previewOnContacts(
  deps: DeliverDeps, business: BusinessId, input: { readonly contactIds: readonly ContactId[], readonly template: string },
): Promise<readonly (RenderedWords | NoWords)[]> {
  return deps.store.inBusiness(business, async tx => {
    const sender = senderOf(await tx.business.read())
    const contacts = await tx.deliver.contactsForWords(input.contactIds)
    return contacts.map(contact => renderWords({ ...contact, ownWords: input.template }, sender))
  })
}
