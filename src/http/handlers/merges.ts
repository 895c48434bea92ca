/** Cards that may be one person, and what a merge would make of them. */
import type { Card } from '../../domain/collect/merge-evidence.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { mergeWords } from '../../locales/import/merge-words.ts'
import { keepApart, keptApart } from '../../usecases/collect/keep-apart.ts'
import { previewMerge } from '../../usecases/collect/preview-merge.ts'
import { suggestMerges } from '../../usecases/collect/suggest-merges.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { refuse } from '../refuse.ts'

type MergeRoutes = 'GET /merge-suggestions' | 'GET /kept-apart' | 'PUT /kept-apart' | 'GET /customers/{id}/merge-preview'

export const mergeHandlers: Pick<Handlers, MergeRoutes> = {
  'GET /merge-suggestions': async (deps, call) => {
    const { customerId } = call.input.query
    const found = await suggestMerges(deps, call.business, {
      customerId: customerId === undefined ? undefined : id<'customer'>(customerId),
    })
    const words = mergeWords(call.locale)
    return {
      items: found.map(({ first, second, evidence }) => ({
        first: cardView(first),
        second: cardView(second),
        evidence: evidence.map(code => ({ code, data: {}, text: words.evidence[code] })),
      })),
    }
  },

  'GET /kept-apart': async (deps, call) => apartView(deps, call.business, call.input.query.customerId),

  'PUT /kept-apart': async (deps, call) => {
    const { customerId, otherId, isApart } = call.input.body
    const pair = { customerId: id<'customer'>(customerId), otherId: id<'customer'>(otherId) }
    const kept = await keepApart(deps, call.business, { ...pair, isApart, actor: call.actor })
    if ('refusal' in kept) throw refuse(kept.refusal, call.locale)
    return apartView(deps, call.business, customerId)
  },

  'GET /customers/{id}/merge-preview': async (deps, call) => {
    const preview = await previewMerge(deps, call.business, {
      keptId: id<'customer'>(call.input.params.id),
      mergedId: id<'customer'>(call.input.query.with),
      locale: call.locale,
    })
    if ('refusal' in preview) throw refuse(preview.refusal, call.locale)
    const words = mergeWords(call.locale)
    const fields = preview.fields.map(field => ({ ...field, label: words.fields[field.field] }))
    return { fields, isKeptApart: preview.isKeptApart }
  },
}

async function apartView(deps: HttpDeps, business: BusinessId, customerId: string | undefined) {
  const found = await keptApart(deps, business, { customerId: customerId === undefined ? undefined : id<'customer'>(customerId) })
  return {
    items: found.map(({ first, second, decidedAt }) => ({
      first: cardView(first),
      second: cardView(second),
      decidedAt: isoInstant(decidedAt),
    })),
  }
}

function cardView({ customer, points }: Card) {
  return { customerId: customer.id, name: customer.fullName, contacts: points.map(point => point.address) }
}
