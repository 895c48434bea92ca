/** Audiences for advertising platforms. */
import { PLATFORMS } from '../../domain/collect/audience.ts'
import { AUDIENCES } from '../../ports/audience-store.ts'
import { readAudience } from '../../usecases/collect/read-audience.ts'
import type { AnswerOf } from '../../contract/contract.ts'
import type { Handlers } from '../call.ts'

export const audienceHandlers: Pick<Handlers, 'GET /audiences' | 'GET /audiences/file'> = {
  'GET /audiences': async (deps, call) => {
    const items: AnswerOf<'GET /audiences'>['items'] = []
    for (const audience of AUDIENCES)
      for (const platform of PLATFORMS) {
        const { size, sizeMin } = await readAudience(deps, call.business, { audience, platform })
        items.push({ audience, platform, size, sizeMin, isEnough: size >= sizeMin })
      }
    return { items }
  },
  'GET /audiences/file': async (deps, call) => {
    const { audience, platform } = call.input.query
    const { rows, size, sizeMin } = await readAudience(deps, call.business, { audience, platform })
    await deps.store.inBusiness(call.business, tx =>
      tx.business.audit({ at: call.at, actor: call.actor, action: 'audience-taken', subject: null, detail: { audience, platform, size } }),
    )
    return {
      fileName: `${audience}-${platform}.${platform === 'vk' ? 'txt' : 'csv'}`,
      text: rows.map(row => `${row.join(',')}\n`).join(''),
      size,
      sizeMin,
    }
  },
}
