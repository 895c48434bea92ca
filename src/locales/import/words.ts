/** What every language must be able to say about an import: the Russian catalogue is the pattern. */
import type { ru } from './ru.ts'

type Said<T> = T extends (...parts: infer Parts) => string
  ? (...parts: Parts) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Said<T[Key]> }

export type ImportWords = Said<typeof ru>
