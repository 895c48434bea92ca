/** The form of every refusal: application/problem+json (RFC 9457) with a stable code. */
import * as z from 'zod'

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** Stable; see docs/operating/errors.md. */
    code: z.string(),
    /** What happened and what to do next, in the request's language. */
    detail: z.string(),
    /** For code 'invalid': each field with what is wrong. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
