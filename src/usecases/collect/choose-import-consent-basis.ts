/** The owner says on what ground the people of an import may be written to. Until then nobody of them is; who refused never is. */
import {
  type ConsentEvent,
  consentState,
  EVERY_CHANNEL,
  type ImportBasis,
  isSuppressed,
  type Purpose,
} from '../../domain/collect/consent.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { BusinessId, ContactPointId, ImportId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
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

/** One statement of so many events is well below the limit of parameters. */
const POINTS_PER_INSERT = 1000
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
    const points = (await tx.collect.imports.importedPoints(record.id)).filter(point => point.kind !== 'card').map(point => point.id)
    let refused = 0
    for (let from = 0; from < points.length; from += POINTS_PER_INSERT) {
      const { willing, unwilling } = await sorted(tx, points.slice(from, from + POINTS_PER_INSERT))
      refused += unwilling
      await tx.collect.consents.insert(
        willing.flatMap(point => PURPOSES_OF[input.basis].map(purpose => eventOf(input, { point, purpose, at }))),
      )
    }
    await tx.collect.imports.change(record.id, { consentBasis: input.basis })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'import-consent-basis-chosen',
      subject: `import:${record.id}`,
      detail: { basis: input.basis, contactPoints: points.length - refused, refused },
    })
    await tx.collect.imports.markImported(record.id, at)
    return { outcome: 'chosen', contactPoints: points.length - refused, refused }
  })
}

/** A declared basis never speaks over a refusal, so it is not even written beside one. */
async function sorted(
  tx: Tx,
  points: readonly ContactPointId[],
): Promise<{ readonly willing: readonly ContactPointId[]; readonly unwilling: number }> {
  const events = Map.groupBy(await tx.collect.consents.eventsOf(points), event => event.contactPointId)
  const suppressions = await tx.collect.consents.suppressionsOfPoints(points)
  const willing = points.filter(
    point =>
      consentState(events.get(point) ?? [], { channel: EVERY_CHANNEL, purpose: 'marketing' }) !== 'withdrawn' &&
      !isSuppressed(suppressions.get(point) ?? [], EVERY_CHANNEL),
  )
  return { willing, unwilling: points.length - willing.length }
}

function eventOf(
  input: ChooseConsentBasisInput,
  { point, purpose, at }: { readonly point: ContactPointId; readonly purpose: Purpose; readonly at: Instant },
): ConsentEvent {
  const { importId, basis, textVersion, textShown, locale, actor } = input
  return {
    id: nameUuid(`${importId}|basis|${point}|${purpose}`),
    contactPointId: point,
    channel: EVERY_CHANNEL,
    purpose,
    status: 'given',
    basis,
    textVersion,
    textShown,
    locale,
    source: 'import',
    actor,
    evidence: { importId },
    importId,
    at,
  }
}
