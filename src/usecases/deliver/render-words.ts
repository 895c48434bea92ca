/** The words of one planned contact, ready to send or to be sent by hand. */
import { type HandLink, handLinks } from '../../domain/deliver/hand-links.ts'
import { isAboutSubject, nearerFragments } from '../../domain/deliver/nearer-words.ts'
import { greetedFragment, informalTemplate, namedFragment, pricedFragment, shortTemplate } from '../../domain/deliver/short-words.ts'
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import {
  chooseVariant,
  fieldsOf,
  greetingOf,
  type MergeFields,
  type Occasion,
  ownTemplates,
  segmentGroupOf,
  templateOf,
  tidyText,
  type WordsCatalogue,
} from '../../domain/deliver/words.ts'
import { RUNGS } from '../../domain/collect/business.ts'
import type { Day } from '../../kernel/day.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { formatMoney, type Minor } from '../../kernel/money.ts'
import { ALSO_LINE, nearerWordsIn } from '../../locales/messages/nearer-words.ts'
import { OFFER_LINE } from '../../locales/messages/offer-words.ts'
import { rewardLine } from '../../locales/messages/reward-words.ts'
import { messagesIn, shortWordsIn } from '../../locales/messages/catalogue.ts'
import type { ContactForWords, Sender } from '../../ports/deliver-store.ts'
import { canFill, fillIn } from './word-engine.ts'

export interface RenderedWords {
  readonly kind: 'words'
  readonly locale: Locale
  readonly subject: string
  readonly text: string
  /** To be said on the telephone: without the line that tells how to stop. */
  readonly spoken: string
  /** Ways to send this text by hand; empty when there is no phone to send it to. */
  readonly links: readonly HandLink[]
}
/** Even the plainest variant lacks a field: nothing is sent rather than something odd. */
export interface NoWords {
  readonly kind: 'skip'
  readonly missing: readonly string[]
}

export interface WordsRequest {
  readonly occasion: Occasion
  readonly segment: string
  readonly locale: Locale
  readonly firstName: string
  readonly product: string | null
  readonly group: string | null
  readonly dueDay: Day | null
  readonly ownWords: string | null
  readonly address: string | null
  readonly addressKind: string | null
  /** Marketing says how to stop; a confirmation that was asked for does not. */
  readonly marketing: boolean
  readonly lastDay?: Day | null
  readonly lastPriceMinor?: Minor | null
  readonly isInformal?: boolean
  /** Length costs money there: our words then fit into one part. */
  readonly isSms?: boolean
  /** What the contact is for: a group or a thing is named by its name, never by the service of the trade. */
  readonly purpose?: string | null
  readonly about?: string | null
  readonly also?: string | null
  /** What is offered to him in particular; its line ends the text. */
  readonly offer?: NonNullable<ContactForWords['offer']> | null
  /** What he is close to; its sentence comes last. */
  readonly reward?: ContactForWords['reward']
}

/** Today and the outbox show the same words: both come from here. */
export function renderWords(contact: ContactForWords, sender: Sender): RenderedWords | NoWords {
  return renderRequest(
    {
      occasion: contact.rung,
      segment: contact.segment,
      locale: contact.customerLocale ?? sender.locale,
      firstName: contact.firstName,
      product: contact.lastProduct,
      group: contact.lastGroup,
      dueDay: contact.dueDay,
      ownWords: contact.ownWords,
      address: contact.address,
      addressKind: contact.addressKind,
      marketing: contact.rung !== 'follow-up',
      offer: contact.offer ?? null,
      reward: contact.reward ?? null,
      lastDay: contact.lastPurchaseDay,
      lastPriceMinor: contact.lastPriceMinor ?? null,
      isInformal: contact.isInformal === true,
      isSms: contact.channel === 'sms',
      purpose: contact.purpose,
      about: contact.about ?? null,
      also: contact.also ?? null,
    },
    sender,
  )
}

export function renderRequest(request: WordsRequest, sender: Sender): RenderedWords | NoWords {
  const catalogue = messagesIn(request.locale)
  const fields = fieldsFor(request, { catalogue, sender })
  const isSubject = isAboutSubject(request.purpose ?? null)
  const nearer = nearerTemplates(request)
  const own = ownStyle(request, sender)
  const variants = [
    ...(request.ownWords === null || request.ownWords.trim() === '' ? [] : [request.ownWords]),
    ...ownTemplates(sender.templates, { ...request, isAboutSubject: isSubject }),
    ...(request.isSms === true ? onePart(nearer, { fields, marketing: request.marketing }) : nearer),
    ...(request.isSms === true ? onePart(own, { fields, marketing: request.marketing }) : own),
    ...templateOf(catalogue, { occasion: request.occasion, trade: sender.trade, group: segmentGroupOf(request.segment) }),
  ]
  // An owner's template with a broken tag is passed over for ours.
  const usable = variants.filter(canFill)
  const chosen = chooseVariant(usable, fields)
  if (chosen === undefined) return { kind: 'skip', missing: missingFields(usable, fields) }
  const body = withAlso(tidyText(fillIn(chosen, fields)), { request, fields })
  const ending = { marketing: request.marketing, stop: fields.stop, printed: chosen }
  const text = withReward(withOffer(body, { request, sender }), { request, sender, ending })
  const subject = chooseVariant(catalogue.subject[request.occasion], fields)
  return {
    kind: 'words',
    locale: request.locale,
    subject: subject === undefined ? sender.name : tidyText(fillIn(subject, fields)),
    text,
    spoken: tidyText(text.replaceAll(fields.stop, '')),
    links: handLinks({ address: request.address, addressKind: request.addressKind, text }),
  }
}

/** Words about the group or thing that is due, or of a segment with a ladder of its own. */
function nearerTemplates({
  occasion,
  segment,
  locale,
  purpose = null,
  isInformal = false,
  isSms = false,
}: WordsRequest): readonly string[] {
  const rung = RUNGS.find(name => name === occasion)
  if (rung === undefined) return []
  const fragments = nearerFragments(nearerWordsIn(locale, isInformal), { rung, segment, purpose })
  return fragments.map(fragment => (isSms ? namedFragment(fragment) : greetedFragment(shortWordsIn(locale), fragment)))
}

/** Those that fit into one paid part with the names in them; the plainest one always stays. */
function onePart(
  variants: readonly string[],
  { fields, marketing }: { readonly fields: MergeFields; readonly marketing: boolean },
): readonly string[] {
  const fits = (variant: string): boolean => {
    const body = tidyText(fillIn(variant, fields))
    return smsShape(withStop(body, { marketing, stop: fields.stop, printed: variant })).segments.length <= 1
  }
  return variants.filter((variant, place) => place === variants.length - 1 || fits(variant))
}

/** What the richest variant lacked: told to the owner, who may fill it in. */
function missingFields(variants: readonly string[], fields: MergeFields): readonly string[] {
  const known: Readonly<Record<string, string | undefined>> = { ...fields }
  return fieldsOf(variants[0] ?? '').filter(field => (known[field] ?? '') === '')
}

/** One part for an SMS, first-name terms for those who want them; both only for what a plan sends. */
function ownStyle({ occasion, segment, locale, isInformal = false, isSms = false }: WordsRequest, sender: Sender): readonly string[] {
  const rung = RUNGS.find(name => name === occasion)
  if (rung === undefined || (!isSms && !isInformal)) return []
  const question = { trade: sender.trade, rung, group: segmentGroupOf(segment), isInformal }
  const words = shortWordsIn(locale)
  const template = isSms ? shortTemplate(words, question) : informalTemplate(words, question)
  if (template === undefined) return []
  const priced = pricedFragment(words, question)
  if (priced === undefined) return [template]
  return [isSms ? namedFragment(priced) : greetedFragment(words, priced), template]
}

function fieldsFor(
  request: WordsRequest,
  { catalogue, sender }: { readonly catalogue: WordsCatalogue; readonly sender: Sender },
): MergeFields {
  const short = shortWordsIn(request.locale)
  const greeting = request.isInformal === true && short.informal !== null ? { greeting: short.informalGreeting } : catalogue
  const { name, hello } = greetingOf(greeting, request.firstName)
  return {
    name,
    hello,
    shop: sender.name,
    phone: sender.phone,
    product: shortProduct(request.product),
    group: request.group ?? '',
    about: shortList(request.about),
    also: shortList(request.also),
    due: request.dueDay === null ? '' : formatDay(request.dueDay, request.locale),
    day: request.dueDay === null ? '' : formatDay(request.dueDay, request.locale),
    stop: request.isSms === true ? short.stop : catalogue.stop.reply,
    price: priceText(request, sender),
    last: request.lastDay ? formatDay(request.lastDay, request.locale) : '',
    signature: sender.signature === '' ? sender.name : sender.signature,
  }
}

function priceText({ lastPriceMinor, locale }: WordsRequest, { currency }: Sender): string {
  return lastPriceMinor === undefined || lastPriceMinor === null || currency === undefined
    ? ''
    : formatMoney(lastPriceMinor, currency, locale)
}

/** Longer names come from stock lists; in a short message they read as noise. */
const PRODUCT_CHARS_MAX = 40

function shortProduct(product: string | null): string {
  const text = (product ?? '').trim()
  return text.length <= PRODUCT_CHARS_MAX ? text : ''
}

/** A list of all that is due may be longer than a name, and is left out rather than cut. */
const LIST_CHARS_MAX = 60

function shortList(names: string | null | undefined): string {
  const text = (names ?? '').trim()
  return text.length <= LIST_CHARS_MAX ? text : ''
}

/** Words about the whole name what else is due; an SMS has no room for it, and a soft word sells nothing. */
function withAlso(body: string, { request, fields }: { readonly request: WordsRequest; readonly fields: MergeFields }): string {
  const { also = '' } = fields
  if (request.isSms === true || request.occasion === 'soft' || request.ownWords !== null || also === '' || body.includes(also)) return body
  return `${body} ${ALSO_LINE[request.locale].replace('{{ also }}', () => also)}`
}

/** The offer is told once, also when the owner has put it into his own words. */
function withOffer(body: string, { request, sender }: { readonly request: WordsRequest; readonly sender: Sender }): string {
  const { offer, locale } = request
  if (!offer || sender.currency === undefined || body.includes(offer.name)) return body
  const { name, deadline, isPersonal } = offer
  return `${body} ${OFFER_LINE[locale]({ name, deadline, isPersonal, price: formatMoney(offer.priceMinor, sender.currency, locale) })}`
}

/** What he is close to, where there is room: a text message does not grow by a part for it. */
function withReward(
  body: string,
  { request, sender, ending }: { readonly request: WordsRequest; readonly sender: Sender; readonly ending: Ending },
): string {
  const plain = withStop(body, ending)
  const line = request.reward ? rewardLine(request.reward, { locale: request.locale, currency: sender.currency }) : null
  if (line === null || body.includes(line)) return plain
  const text = withStop(`${body} ${line}`, ending)
  return request.isSms === true && smsShape(text).segments.length > smsShape(plain).segments.length ? plain : text
}

interface Ending {
  readonly marketing: boolean
  readonly stop: string
  readonly printed: string
}

/** Whoever is advertised to learns how to stop, also when the owner's own words forgot it. */
function withStop(body: string, { marketing, stop, printed }: Ending): string {
  return !marketing || printed.includes('stop') || body.includes(stop) ? body : `${body} ${stop}`
}
