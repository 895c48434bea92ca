/** What the DNS says about letters of a domain (RFC 7208, 6376, 7489), in findings that an owner can act on. */
export const SPF_FINDINGS = [
  'ok',
  'missing',
  'several',
  'malformed',
  'allows-everybody',
  'without-end',
  'too-many-lookups',
  'dead-reference',
  'no-answer',
] as const
export type SpfFinding = (typeof SPF_FINDINGS)[number]
export const DKIM_FINDINGS = ['ok', 'no-key', 'missing', 'other-key', 'other-domain', 'broken-key', 'no-answer'] as const
export type DkimFinding = (typeof DKIM_FINDINGS)[number]
export const DMARC_FINDINGS = ['ok', 'missing', 'several', 'watches-only', 'malformed', 'no-answer'] as const
export type DmarcFinding = (typeof DMARC_FINDINGS)[number]

export interface MailFindings {
  readonly spf: SpfFinding
  readonly dkim: DkimFinding
  readonly dmarc: DmarcFinding
}

/** Of 'Шины у Ани <anya@shop.ru>'; empty without an address. */
export function senderDomain(from: string): string {
  return /@([^>\s]+)/.exec(from)?.[1]?.toLowerCase() ?? ''
}

/** Better first; what could not be asked says nothing. */
const STANDING: Readonly<Record<SpfFinding | DkimFinding | DmarcFinding, number | null>> = {
  ok: 3,
  'watches-only': 2,
  'no-key': 2,
  'without-end': 1,
  'too-many-lookups': 1,
  'dead-reference': 1,
  'allows-everybody': 1,
  several: 0,
  missing: 0,
  'other-key': 0,
  'other-domain': 0,
  'broken-key': 0,
  malformed: 0,
  'no-answer': null,
}

/** True when one of the three records stands lower than it did: somebody has changed the DNS. */
export function hasWorsened(before: MailFindings, now: MailFindings): boolean {
  return (['spf', 'dkim', 'dmarc'] as const).some(record => {
    const [was, is] = [STANDING[before[record]], STANDING[now[record]]]
    return was !== null && is !== null && is < was && is < 2
  })
}

/** RFC 7208, 4.6.4: more than ten lookups, those of the records it refers to included, and receivers give up. */
export const LOOKUPS_MAX = 10
/** RFC 7208, 12: one word that is none of these and the whole record is thrown away. */
const SPF_TERM =
  /^(?:[+?~-]?(?:all|include:\S+|(?:a|mx)(?:[:/]\S+)?|ptr(?::\S+)?|ip4:[\d.]+(?:\/\d+)?|ip6:[\da-f:.]+(?:\/\d+)?|exists:\S+)|[a-z][\w.-]*=\S*)$/

export function spfRecords(records: readonly string[]): readonly string[] {
  return records.filter(record => /^v=spf1(\s|$)/i.test(record))
}

function spfTerms(record: string): readonly string[] {
  return record.trim().toLowerCase().split(/\s+/).slice(1)
}

/** How many lookups a record takes itself, and which records have to be read as well. */
export function spfReferences(record: string): { readonly lookups: number; readonly names: readonly string[] } {
  const terms = spfTerms(record)
  const lookups = terms.filter(term => /^[+?~-]?(include:|a([:/]|$)|mx([:/]|$)|ptr(:|$)|exists:)|^redirect=/.test(term)).length
  const names = terms.flatMap(term => /^(?:[+?~-]?include:|redirect=)([^\s%]+)$/.exec(term)?.[1] ?? [])
  return { lookups, names }
}

export function spfFinding(records: readonly string[]): SpfFinding {
  const found = spfRecords(records)
  const [record] = found
  if (record === undefined) return 'missing'
  if (found.length > 1) return 'several'
  const terms = spfTerms(record)
  if (terms.some(term => !SPF_TERM.test(term))) return 'malformed'
  if (terms.some(term => term === '+all' || term === 'all')) return 'allows-everybody'
  if (spfReferences(record).lookups > LOOKUPS_MAX) return 'too-many-lookups'
  return terms.some(term => /^[?~-]all$/.test(term) || term.startsWith('redirect=')) ? 'ok' : 'without-end'
}

/** `published` is what stands in the DNS, `wanted` what our key needs; only the key itself decides. */
export function dkimFinding(published: readonly string[], wanted: string): DkimFinding {
  const found = published.filter(record => /(^|;)\s*p\s*=/.test(record))
  if (found.length === 0) return 'missing'
  return found.some(record => keyIn(record) !== '' && keyIn(record) === keyIn(wanted)) ? 'ok' : 'other-key'
}

function keyIn(record: string): string {
  return /(?:^|;)\s*p\s*=\s*([A-Za-z0-9+/=\s]*)/.exec(record)?.[1]?.replace(/\s/g, '') ?? ''
}

export function dmarcFinding(records: readonly string[]): DmarcFinding {
  const found = records.filter(record => /^v=DMARC1\s*(;|$)/i.test(record.trim()))
  const [record] = found
  if (record === undefined) return 'missing'
  if (found.length > 1) return 'several'
  const policy = /(?:^|;)\s*p\s*=\s*(\w+)/i.exec(record)?.[1]?.toLowerCase()
  if (policy === 'none') return 'watches-only'
  return policy === 'quarantine' || policy === 'reject' ? 'ok' : 'malformed'
}

/** The signature counts for DMARC when it is of the sender's domain or of one above or below it (relaxed alignment). */
export function isAligned(signingDomain: string, fromDomain: string): boolean {
  const [a, b] = [signingDomain.toLowerCase(), fromDomain.toLowerCase()]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}
