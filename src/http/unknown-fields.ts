/** Fields of a body that the contract does not know: a sale whose total is called otherwise would be stored without it, and nobody told. */
import * as z from 'zod'

export interface UnknownField {
  readonly path: readonly string[]
  /** The fields that may stand there. */
  readonly known: readonly string[]
}

/** Those of the whole value, to any depth. Where the form takes any field, any field is known. */
export function unknownFields(form: z.core.$ZodType, value: unknown): readonly UnknownField[] {
  const { def } = (form as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return isRecord(value) ? ofObject(def, value) : []
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, at) => under(String(at), unknownFields(def.element, item))) : []
    case 'record':
      return isRecord(value) ? Object.entries(value).flatMap(([key, item]) => under(key, unknownFields(def.valueType, item))) : []
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return unknownFields(def.innerType, value)
    case 'pipe':
      return unknownFields(def.in, value)
    case 'lazy':
      return unknownFields(def.getter(), value)
    case 'union':
      return ofUnion(def.options, value)
    default:
      return []
  }
}

function ofObject({ shape, catchall }: z.core.$ZodObjectDef, value: Readonly<Record<string, unknown>>): readonly UnknownField[] {
  const known = Object.keys(shape)
  return Object.entries(value).flatMap(([key, inner]): readonly UnknownField[] => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (field !== undefined) return under(key, unknownFields(field, inner))
    return catchall === undefined || catchall._zod.def.type === 'never' ? [{ path: [key], known }] : []
  })
}

/** Of several forms the one that this value has; where it has none, its own errors say so. */
function ofUnion(options: readonly z.core.$ZodType[], value: unknown): readonly UnknownField[] {
  const least = options
    .filter(option => z.core.safeParse(option, value).success)
    .map(option => unknownFields(option, value))
    .toSorted((a, b) => a.length - b.length)
  return least[0] ?? []
}

function under(key: string, fields: readonly UnknownField[]): readonly UnknownField[] {
  return fields.map(({ path, known }) => ({ path: [key, ...path], known }))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Letters that may be wrong: one in three, and no more than three. */
const WRONG_SHARE = 1 / 3
const WRONG_MAX = 3

/** The field that was probably meant: `total_minor` and `TotalMinor` are `totalMinor`; else the one with the fewest wrong letters. */
export function nearestField({ path, known }: UnknownField): string | undefined {
  const plain = plainOf(path.at(-1) ?? '')
  const near = known
    .map(name => ({ name, wrong: wrongLetters(plain, plainOf(name)) }))
    .filter(({ name, wrong }) => wrong <= Math.min(WRONG_MAX, Math.floor(name.length * WRONG_SHARE)))
    .toSorted((a, b) => a.wrong - b.wrong)
  return near[0]?.name
}

const plainOf = (name: string): string =>
  name
    .slice(0, 60)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Letters to add, leave out or change, two that changed places counted once (optimal string alignment). */
function wrongLetters(a: string, b: string): number {
  let [before, last] = [new Array<number>(), Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
