/** Answers "how are the dates counted, and why so" for the business as a whole. */
import { type ModelReason, modelReasons } from '../../domain/understand/model-reason.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { UnderstandDeps } from './deps.ts'

/** Nothing before the first night. */
export async function explainModel({ store }: UnderstandDeps, business: BusinessId): Promise<readonly ModelReason[]> {
  return store.inBusiness(business, async tx => {
    const stored = await tx.understand.model()
    return stored ? modelReasons(stored.model) : []
  })
}
