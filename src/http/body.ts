/** Bodies, each with its limit. */
import * as z from 'zod'
import { isStorable } from '../domain/collect/storable-text.ts'
import type { Locale } from '../kernel/locale.ts'
import type { ServerContext } from './env.ts'
import { unknownFieldText, unstorableText, wrongKindText } from '../locales/problems/field-words.ts'
import { type FieldError, ProblemError } from './problems.ts'
import { nearestField, unknownFields } from './unknown-fields.ts'

/** A sale with five hundred lines is a tenth of this. */
export const JSON_BYTES_MAX = 1_000_000
/** A customer's form: a name, a contact, a time. */
const FORM_BYTES_MAX = 4_000

/** The text of a JSON body; empty for none. @throws ProblemError when it is too large or of another kind. */
export async function readJsonText(c: ServerContext): Promise<string> {
  const text = await readLimited(c, JSON_BYTES_MAX)
  const type = c.req.header('content-type')
  if (text !== '' && type !== undefined && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) throw new ProblemError('unsupported_body')
  return text
}

export async function readLimited(c: ServerContext, bytesMax: number): Promise<string> {
  return Buffer.from(await readBytes(c, bytesMax)).toString('utf8')
}

/** A form of a customers' page. A null character, which nobody types and nothing can keep, is left out. */
export async function readForm(c: ServerContext): Promise<URLSearchParams> {
  const form = new URLSearchParams(await readLimited(c, FORM_BYTES_MAX))
  return new URLSearchParams([...form].map(([name, text]): [string, string] => [name, text.replaceAll('\0', '')]))
}

/** The very bytes that came. @throws ProblemError 'body_too_large' as soon as there are too many of them. */
export async function readBytes(c: ServerContext, bytesMax: number): Promise<Uint8Array> {
  const tooLarge = (): ProblemError =>
    new ProblemError('body_too_large', { data: { megabytes: Math.max(1, Math.round(bytesMax / 1_000_000)) } })
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) throw tooLarge()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new ProblemError('invalid_json')
    throw error
  }
}

const FIELD_ERRORS_MAX = 100
const LIBRARY_WORDS = { ru: z.locales.ru().localeError, bg: z.locales.bg().localeError, en: z.locales.en().localeError } as const
const FIELD_WORDS = { ru: wordsFor('ru'), bg: wordsFor('bg'), en: wordsFor('en') } as const

/** The library says “expected string, received number”; the commonest mistake is told in words of ours, with what to do. */
function wordsFor(locale: Locale): z.core.$ZodErrorMap {
  return issue =>
    (issue.code === 'invalid_type' ? wrongKindText(locale, { expected: issue.expected, input: issue.input }) : undefined) ??
    LIBRARY_WORDS[locale](issue)
}

/** @throws ProblemError 'invalid' with the path of every wrong field, and what is wrong in the request's language. */
export function validated(form: z.ZodType | undefined, value: unknown, locale: Locale): unknown {
  if (!form) return undefined
  const parsed = form.safeParse(value, { error: FIELD_WORDS[locale] })
  if (parsed.success) return storable(parsed.data, locale)
  throw new ProblemError('invalid', { errors: parsed.error.issues.slice(0, FIELD_ERRORS_MAX).map(fieldErrorOf) })
}

/** The same for the body of a request that programs send: a field that nobody knows is refused and not passed over. */
export function validatedBody(form: z.ZodType, value: unknown, locale: Locale): unknown {
  const unknown = unknownFields(form, value)
  if (unknown.length === 0) return validated(form, value, locale)
  const wrong = form.safeParse(value, { error: FIELD_WORDS[locale] }).error?.issues.map(fieldErrorOf) ?? []
  const errors = unknown.slice(0, FIELD_ERRORS_MAX).map((field): FieldError => ({
    path: field.path.join('.'),
    message: unknownFieldText(locale, { name: field.path.at(-1) ?? '', near: nearestField(field) }),
  }))
  throw new ProblemError('invalid', { errors: [...errors, ...wrong].slice(0, FIELD_ERRORS_MAX) })
}

/** PostgreSQL keeps no null character and no half of a surrogate pair: a text with one is refused here, with its field. */
function storable(value: unknown, locale: Locale): unknown {
  const path = unstorablePath(value)
  if (path !== undefined) throw new ProblemError('invalid', { errors: [{ path: path.join('.'), message: unstorableText(locale) }] })
  return value
}

/** Where in the value it stands; undefined when nowhere. */
export function unstorablePath(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : []
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const path = !isStorable(key) ? [] : unstorablePath(inner)
    if (path !== undefined) return [key, ...path]
  }
  return undefined
}

function fieldErrorOf(issue: z.core.$ZodIssue): FieldError {
  return { path: issue.path.map(String).join('.'), message: issue.message }
}
