/** What the SPF record of a domain comes to, with the records it refers to: receivers read them all and give up together (RFC 7208). */
import { LOOKUPS_MAX, type SpfFinding, spfFinding, spfRecords, spfReferences } from '../../domain/deliver/mail-records.ts'
import type { TxtResolver } from './dkim-check.ts'

/** @throws when the DNS does not answer about the domain itself. */
export async function readSpf(domain: string, resolveTxt: TxtResolver): Promise<SpfFinding> {
  const records = await resolveTxt(domain)
  const own = spfFinding(records)
  if (own !== 'ok' && own !== 'without-end') return own
  let lookups = 0
  let level = spfRecords(records)
  while (level.length > 0) {
    const found = level.map(spfReferences)
    lookups += found.reduce((sum, one) => sum + one.lookups, 0)
    if (lookups > LOOKUPS_MAX) return 'too-many-lookups'
    // The same house named twice costs twice, and one that names itself ends at the eleventh time.
    const names = found.flatMap(one => one.names)
    // A house whose DNS is silent just now is taken at its word.
    const answers = await Promise.all(names.map(name => resolveTxt(name).then(spfRecords, () => null)))
    if (answers.some(answer => answer !== null && answer.length !== 1)) return 'dead-reference'
    level = answers.flatMap(answer => answer ?? [])
  }
  return own
}
