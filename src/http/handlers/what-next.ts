/** What to offer one customer next. */
import { id } from '../../kernel/ids.ts'
import { whatNext } from '../../usecases/understand/what-next.ts'
import type { Handlers } from '../call.ts'
import { notFound } from '../problems.ts'
import { whatNextView } from '../views/what-next-view.ts'

export const whatNextHandlers: Pick<Handlers, 'GET /customers/{id}/next'> = {
  'GET /customers/{id}/next': async (deps, call) => {
    const next = await whatNext(deps, call.business, id<'customer'>(call.input.params.id))
    if (next === 'unknown-customer') throw notFound()
    return whatNextView(next, call.locale)
  },
}
