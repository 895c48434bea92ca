/** A body as what it says it is. Whole numbers beyond 2^53 stay text: JSON would round the ids of Shopify. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { HookRequest } from '../ports/source.ts'

export type JsonText = string | number | boolean | null | readonly JsonText[] | { readonly [name: string]: JsonText }

/** undefined when it is no JSON. */
export function jsonOf(body: Uint8Array | string): unknown {
  const text = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), (_name, value: unknown, ...rest: unknown[]) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value) ? sourceText(rest[0], value) : value,
    )
  } catch {
    return undefined
  }
}

const WITH_SOURCE = z.object({ source: z.string() })

function sourceText(context: unknown, value: number): string {
  const given = WITH_SOURCE.safeParse(context)
  return given.success ? given.data.source : String(value)
}

export function formOf(body: Uint8Array): URLSearchParams {
  return new URLSearchParams(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
}

export function isForm(request: HookRequest): boolean {
  const type = request.headers['content-type'] ?? ''
  if (/json|xml/i.test(type)) return false
  return /x-www-form-urlencoded/i.test(type) || /^[\w.%+[\]-]+=/.test(Buffer.from(request.body.subarray(0, 200)).toString('latin1'))
}

/** `payment[products][0][name]=…` as the tree it stands for. */
export function formTree(form: URLSearchParams): { readonly [name: string]: JsonText } {
  const root: Record<string, unknown> = {}
  for (const [name, value] of form) {
    const path = name.split(/[[\]]+/).filter(part => part !== '')
    let at: Record<string, unknown> = root
    path.slice(0, -1).forEach(part => {
      const next = Object.hasOwn(at, part) ? at[part] : undefined
      const child: Record<string, unknown> = isTree(next) ? next : {}
      if (!isForbidden(part)) at[part] = child
      at = child
    })
    const last = path.at(-1)
    if (last !== undefined && !isForbidden(last)) at[last] = value
  }
  return TREE.parse(root)
}

const TREE = z.record(z.string(), z.json())
const isForbidden = (name: string): boolean => name === '__proto__' || name === 'constructor' || name === 'prototype'

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function bodyHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Ids come as numbers or text. */
export const idValue = z.union([z.string(), z.number()]).transform(String)
export const amountValue = z.union([z.string(), z.number()])
export const textOrNull = z
  .string()
  .nullish()
  .transform(text => (text === undefined || text === null || text.trim() === '' ? null : text.trim()))
