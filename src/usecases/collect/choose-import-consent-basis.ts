/** The owner says on what ground the people of an import may be written to. Until then nobody of them is; who refused never is. */
import { type ConsentEvent, consentState, EVERY_CHANNEL, type ImportBasis, type Purpose } from '../../domain/collect/consent.ts'
import { orderedUuid } from '../../kernel/digest.ts'
import type { BusinessId, ContactPointId, ImportId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { DeclaredConsent } from '../../ports/consent-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'

export interface ChooseConsentBasisInput {
  readonly importId: ImportId
  readonly basis: ImportBasis
  /** What the owner confirmed, in his words and language. */
  readonly textVersion: string
  readonly textShown: string
  readonly locale: Locale
  readonly actor: string
}

export type ChooseConsentBasisResult =
  | { readonly outcome: 'chosen'; readonly contactPoints: number; readonly refused: number }
  | { readonly refusal: 'unknown-import' | 'not-finished' | 'already-chosen' }

/** A customer is served under contract without marketing. */
const PURPOSES_OF: Readonly<Record<ImportBasis, readonly Purpose[]>> = {
  explicit: ['marketing', 'content', 'service'],
  'soft-opt-in': ['marketing', 'service'],
  contract: ['service'],
}

export async function chooseImportConsentBasis(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: ChooseConsentBasisInput,
): Promise<ChooseConsentBasisResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const record = await tx.collect.imports.find(input.importId)
    if (!record) return { refusal: 'unknown-import' }
    if (record.state !== 'done') return { refusal: 'not-finished' }
    if (record.consentBasis !== null) return { refusal: 'already-chosen' }
    const { willing, refused } = await sorted(tx, record.id)
    await tx.collect.consents.insertMany(declaredBy(input, at), eventsOf(input, willing))
    await tx.collect.imports.change(record.id, { consentBasis: input.basis })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'import-consent-basis-chosen',
      subject: `import:${record.id}`,
      detail: { basis: input.basis, contactPoints: willing.length, refused },
    })
    await tx.collect.imports.markImported(record.id, at)
    return { outcome: 'chosen', contactPoints: willing.length, refused }
  })
}

interface Sorted {
  readonly willing: readonly ContactPointId[]
  /** How many are left out. */
  readonly refused: number
}

/** A declared basis never speaks over a refusal, so it is not even written beside one. */
async function sorted(tx: Tx, importId: ImportId): Promise<Sorted> {
  const points = (await tx.collect.imports.importedPoints(importId)).filter(point => point.kind !== 'card')
  const facts = await tx.collect.consents.factsOfImport(importId, 'marketing')
  const suppressed = await tx.collect.consents.suppressedOfImport(importId, EVERY_CHANNEL)
  const willing = points
    .map(point => point.id)
    .filter(
      point =>
        consentState(facts.get(point) ?? [], { channel: EVERY_CHANNEL, purpose: 'marketing' }) !== 'withdrawn' && !suppressed.has(point),
    )
  return { willing, refused: points.length - willing.length }
}

function declaredBy({ importId, basis, textVersion, textShown, locale, actor }: ChooseConsentBasisInput, at: Instant): DeclaredConsent {
  const said = { basis, textVersion, textShown, locale, actor, at }
  return { ...said, channel: EVERY_CHANNEL, status: 'given', source: 'import', evidence: { importId }, importId }
}

/** Counted up at the front, so that they go into their index one behind the other. */
function* eventsOf(
  { importId, basis }: ChooseConsentBasisInput,
  points: readonly ContactPointId[],
): Generator<Pick<ConsentEvent, 'id' | 'contactPointId' | 'purpose'>> {
  let nth = 0
  for (const contactPointId of points)
    for (const purpose of PURPOSES_OF[basis]) {
      yield { id: orderedUuid(nth, `${importId}|basis|${contactPointId}|${purpose}`), contactPointId, purpose }
      nth += 1
    }
}
