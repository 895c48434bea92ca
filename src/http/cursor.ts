/** Opaque page marks: the sort key of the last row, so that rows written meanwhile neither repeat nor hide others. */
import type * as z from 'zod'
import { ProblemError } from './problems.ts'

export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws ProblemError 'invalid_cursor' when the text is not a mark of this list. */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, form: T): z.output<T> | undefined {
  if (cursor === undefined) return undefined
  const parsed = form.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new ProblemError('invalid_cursor')
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
