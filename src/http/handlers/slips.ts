/** The slip at the till. */
import { day } from '../../kernel/day.ts'
import { slipPage } from '../../domain/deliver/slip-page.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { printSlip } from '../../usecases/deliver/print-slip.ts'
import { bindingCode } from './binding-code.ts'
import type { Handlers } from '../call.ts'
import { refuse } from '../refuse.ts'

const PRINTS_SHOWN = 200

export const slipHandlers: Pick<Handlers, 'POST /slips' | 'GET /slips'> = {
  'POST /slips': async (deps, call) => {
    const { slipId, slip, onPaper, bind } = call.input.body
    const code = bind === null ? null : await bindingCode(deps, call, bind)
    const { coupon, nextEvent } = slip
    const done = await printSlip(deps, call.business, {
      slipId,
      slip: {
        ...slip,
        signUp: code === null ? slip.signUp : { url: code.url, text: code.textShown },
        coupon: coupon && { ...coupon, lastDay: day(coupon.lastDay) },
        nextEvent: nextEvent && { ...nextEvent, day: day(nextEvent.day) },
      },
      onPaper,
      actor: call.actor,
    })
    if ('refusal' in done) throw refuse(done.refusal, call.locale)
    const { outcome, copyNumber, picture, columns } = done
    return { outcome, copyNumber, picture, page: slipPage(picture, { columns, title: slip.shop }) }
  },

  'GET /slips': async (deps, call) => {
    const prints = await deps.store.inBusiness(call.business, tx => tx.channels.prints({ limit: PRINTS_SHOWN }))
    return {
      items: prints.map(({ slipId, copyNumber, couponCode, printer, outcome, at }) => ({
        slipId,
        copyNumber,
        couponCode,
        printer,
        outcome,
        at: isoInstant(at),
      })),
    }
  },
}
