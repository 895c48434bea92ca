/** Prints a slip and keeps that it was printed. The same slip again is a copy and says so on the paper. */
import { isWorthPrinting, type Slip, slipDocument } from '../../domain/deliver/slip.ts'
import { DEFAULT_COLUMNS } from '../../domain/deliver/slip-page.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { wallTime } from '../../kernel/zone.ts'
import { slipWords } from '../../locales/messages/slip-words.ts'
import type { Printed, SlipPrinter } from '../../ports/slip-printer.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export interface PrintSlip {
  /** The caller's own id of this slip: the second time it is a copy. */
  readonly slipId: string
  readonly slip: Slip
  /** False shows it on the screen, for a printer of the browser. */
  readonly onPaper: boolean
  readonly actor: string
}

export type SlipPrinted =
  | { readonly outcome: Printed | 'shown' | 'no-printer'; readonly copyNumber: number; readonly picture: string; readonly columns: number }
  | { readonly refusal: 'coupon-ends-too-soon' }

export async function printSlip(
  { store, clock, printer }: DeliverDeps & { readonly printer: SlipPrinter },
  business: BusinessId,
  { slipId, slip, onPaper, actor }: PrintSlip,
): Promise<SlipPrinted> {
  const at = clock.now()
  const settings = await store.inBusiness(business, tx => tx.business.read())
  if (!isWorthPrinting(slip, wallTime(at, settings.zone).day)) return { refusal: 'coupon-ends-too-soon' }
  const route = settings.channels.routes.slip
  const place = onPaper && route !== undefined ? `${route.values['host'] ?? ''}:${route.values['port'] ?? ''}` : 'screen'
  // Counted before it is printed: a process that dies in between has used up a number, never printed two originals.
  const copyNumber = await store.inBusiness(business, tx =>
    tx.channels.insertPrint({ slipId, slip, couponCode: slip.coupon?.code ?? null, printer: place, outcome: 'begun', actor, at }),
  )
  const columns = Number(route?.values['columns'] ?? DEFAULT_COLUMNS) || DEFAULT_COLUMNS
  const text = slipDocument(slip, slipWords(settings.locale), { copyNumber, columns })
  const outcome = !onPaper ? 'shown' : route === undefined ? 'no-printer' : await printer.print(route, text)
  await store.inBusiness(business, tx => tx.channels.setPrintOutcome({ slipId, copyNumber, outcome }))
  return { outcome, copyNumber, picture: printer.picture(text, columns), columns }
}
