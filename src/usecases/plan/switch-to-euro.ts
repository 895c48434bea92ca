/** E53: a Bulgarian shop counts in euros from now on. Sums, thresholds and prices are converted at the fixed rate, in one transaction with the setting. */
import { LEVA_PER_EURO } from '../../domain/collect/import-months.ts'
import { euroTerms } from '../../domain/plan/euro-switch.ts'
import { runningOn } from '../../domain/plan/reward-program.ts'
import { newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'

export type EuroSwitchRefusal = 'point-too-fine'

/** Within the transaction that changes the setting. */
export async function switchToEuro(
  tx: Tx,
  { at, actor }: { readonly at: Instant; readonly actor: string },
): Promise<EuroSwitchRefusal | 'switched'> {
  const { zone } = await tx.business.read()
  const today = localDay(at, zone)
  const running = (await tx.reward.programs()).filter(program => runningOn(program, today))
  const converted = running.map(program => euroTerms(program.terms))
  const terms = converted.filter(one => typeof one !== 'string')
  if (terms.length < converted.length) return 'point-too-fine'
  for (const one of terms)
    if (one.kind !== 'stamps')
      await tx.reward.changeProgram({ kind: one.kind, terms: one, actor, programId: newId(at), fromDay: today, at })
  const { purchases } = await tx.euroSwitch.convert(at)
  await tx.business.audit({
    at,
    actor,
    action: 'currency-switched',
    subject: null,
    detail: { from: 'BGN', to: 'EUR', rate: String(LEVA_PER_EURO), purchases, programs: terms.length },
  })
  return 'switched'
}
