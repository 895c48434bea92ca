/** Cards that may be one person, and what a merge would make of them. */
import type { Card } from '../../domain/collect/merge-evidence.ts'
import { id } from '../../kernel/ids.ts'
import { mergeWords } from '../../locales/import/merge-words.ts'
import { previewMerge } from '../../usecases/collect/preview-merge.ts'
import { suggestMerges } from '../../usecases/collect/suggest-merges.ts'
import type { Handlers } from '../call.ts'
import { refuse } from '../refuse.ts'

export const mergeHandlers: Pick<Handlers, 'GET /merge-suggestions' | 'GET /customers/{id}/merge-preview'> = {
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

  'GET /customers/{id}/merge-preview': async (deps, call) => {
    const preview = await previewMerge(deps, call.business, {
      keptId: id<'customer'>(call.input.params.id),
      mergedId: id<'customer'>(call.input.query.with),
    })
    if ('refusal' in preview) throw refuse(preview.refusal, call.locale)
    const words = mergeWords(call.locale)
    return { fields: preview.map(field => ({ ...field, label: words.fields[field.field] })) }
  },
}

function cardView({ customer, points }: Card) {
  return { customerId: customer.id, name: customer.fullName, contacts: points.map(point => point.address) }
}
