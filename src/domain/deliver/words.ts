/**
 * Which words a contact gets. A template is a list of variants from the richest to the plainest: the first one whose
 * every field is known is taken, so that nobody ever reads "Hello, {name}".
 */
import type { Rung, Trade } from '../collect/business.ts'
import type { Locale } from '../../kernel/locale.ts'

/** What a message is for: the three rungs, the reminder of an agreed day, and the two confirmations. */
export const OCCASIONS = ['soft', 'product', 'offer', 'follow-up', 'agreed', 'stopped'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** Those who come, those who slip, and those who went: each is spoken to differently. */
export const SEGMENT_GROUPS = ['close', 'slipping', 'away'] as const
export type SegmentGroup = (typeof SEGMENT_GROUPS)[number]

export function segmentGroupOf(segment: string): SegmentGroup {
  if (segment === 'lost' || segment === 'one-timer') return 'away'
  return segment === 'periodic' ? 'slipping' : 'close'
}

/** Variants from the richest to the plainest; the last one needs no field that can be missing. */
export type Template = readonly [string, ...string[]]

/** Trades with words of their own; every other one speaks as a shop. */
export type WordsTrade = Exclude<Trade, 'other'>

export interface WordsCatalogue {
  readonly greeting: { readonly named: string; readonly plain: string }
  readonly stop: { readonly reply: string; readonly link: string }
  readonly subject: Readonly<Record<Occasion, Template>>
  readonly rungs: Readonly<Record<WordsTrade, Readonly<Record<Rung, Readonly<Record<SegmentGroup, Template>>>>>>
  readonly followUp: Template
  readonly agreed: Template
  readonly stopped: Template
}

/** Everything a text may mention. An empty string is a missing field. */
export interface MergeFields {
  readonly name: string
  readonly hello: string
  readonly shop: string
  readonly phone: string
  readonly product: string
  readonly group: string
  readonly due: string
  readonly day: string
  readonly stop: string
  readonly signature: string
  /** What the last product cost him then. */
  readonly price?: string
  /** The day of his last purchase. */
  readonly last?: string
  /** The group or the thing that is due, by its name. */
  readonly about?: string
  /** What else is due in the same days. */
  readonly also?: string
}
export type MergeField = keyof MergeFields

export function templateOf(
  catalogue: WordsCatalogue,
  { occasion, trade, group }: { readonly occasion: Occasion; readonly trade: Trade; readonly group: SegmentGroup },
): Template {
  if (occasion === 'follow-up') return catalogue.followUp
  if (occasion === 'agreed') return catalogue.agreed
  if (occasion === 'stopped') return catalogue.stopped
  return catalogue.rungs[trade === 'other' ? 'shop' : trade][occasion][group]
}

const FIELD = /\{\{-?\s*([\w.]+)[^}]*\}\}/g

/** The names a template prints; conditions are the template's own affair. */
export function fieldsOf(template: string): readonly string[] {
  return [...template.matchAll(FIELD)].map(match => match[1] ?? '')
}

/** The first variant all of whose fields are known; undefined when even the plainest lacks one. */
export function chooseVariant(variants: readonly string[], fields: MergeFields): string | undefined {
  const known: Readonly<Record<string, string | undefined>> = { ...fields }
  return variants.find(variant => fieldsOf(variant).every(field => (known[field] ?? '') !== ''))
}

/** A greeting without a name when the name is missing or is no name: a phone, a number, one letter. */
export function greetingOf(
  catalogue: Pick<WordsCatalogue, 'greeting'>,
  firstName: string,
): { readonly name: string; readonly hello: string } {
  const name = callableName(firstName)
  return { name, hello: name === '' ? catalogue.greeting.plain : catalogue.greeting.named.replace('{name}', name) }
}

const NAME = /^\p{L}[\p{L}\p{M}'’ -]{1,29}$/u

export function callableName(raw: string): string {
  const name = raw.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!NAME.test(name)) return ''
  // 'ИВАН' and 'иван' were typed in a hurry; he is Иван.
  const shouted = name === name.toUpperCase() || name === name.toLowerCase()
  return shouted ? name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, letter => letter.toUpperCase()) : name
}

export interface OwnQuestion {
  readonly occasion: Occasion
  readonly segment: string
  readonly locale: Locale
  /** A group or a thing is due: words about the whole would speak of something else. */
  readonly isAboutSubject?: boolean
  readonly isSms?: boolean
}

/**
 * The owner's own template comes before ours: `<rung>.<segment>.<locale>`, or `<rung>.<locale>` for all segments; `sms.` before it
 * is the short text, which an SMS takes first; `<rung>.about.<locale>` speaks of a group or a thing.
 */
export function ownTemplates(templates: Readonly<Record<string, string>>, question: OwnQuestion): readonly string[] {
  const { occasion, segment, locale, isAboutSubject = false, isSms = false } = question
  const forms = isSms ? ['sms.', ''] : ['']
  const textsOf = (kinds: readonly string[]): string[] =>
    forms.flatMap(form =>
      kinds.flatMap(kind => {
        const text = templates[`${form}${occasion}.${kind}${locale}`]
        return text === undefined || text.trim() === '' ? [] : [text]
      }),
    )
  const general = textsOf([`${segment}.`, ''])
  return isAboutSubject ? [...textsOf(['about.']), ...general.filter(namesSubject)] : general
}

/** Words for everybody fit a group or a thing that is due when they print its name. */
function namesSubject(text: string): boolean {
  return fieldsOf(text).some(field => field === 'about' || field === 'group')
}

/** Two spaces, a space before a full stop and the like are what an empty field leaves behind. */
export function tidyText(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ +([.,!?;:])/g, '$1')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
