/**
 * Who says which column is what: the owner for this file, the owner for the last file with these headings, the program that wrote it,
 * or the words and values.
 */
import { sha256Hex } from '../../kernel/digest.ts'
import { type ColumnMapping, guessMapping, type ImportKind } from './column-mapping.ts'
import { normalHeading } from './headings.ts'
import { presetFor } from './mapping-presets.ts'

export const MAPPING_ORIGINS = ['given', 'remembered', 'preset', 'guessed'] as const
export type MappingOrigin = (typeof MAPPING_ORIGINS)[number]

export interface RememberedMapping {
  readonly mapping: ColumnMapping
  readonly kind: ImportKind
}

export interface MappingWish {
  /** ISO alpha-2, for phones without a country code. */
  readonly country: string
  /** The owner's word, when he gave it. */
  readonly mapping?: ColumnMapping | undefined
  /** By fingerprint of the headings. */
  readonly remembered?: ReadonlyMap<string, RememberedMapping> | undefined
}

export interface ChosenMapping {
  readonly mapping: ColumnMapping
  readonly origin: MappingOrigin
  /** Only what was remembered or is known of a program. */
  readonly kind?: ImportKind
}

/** Equal for files of the same program: the normal forms of the headings in their order. */
export function headingsFingerprint(headings: readonly string[]): string {
  return sha256Hex(headings.map(normalHeading).join('\n')).slice(0, 32)
}

export function chooseMapping(headings: readonly string[], sample: readonly (readonly string[])[], wish: MappingWish): ChosenMapping {
  if (wish.mapping) return { mapping: wish.mapping, origin: 'given' }
  if (headings.some(heading => heading !== '')) {
    const remembered = wish.remembered?.get(headingsFingerprint(headings))
    if (remembered) return { ...remembered, origin: 'remembered' }
    const preset = presetFor(headings)
    if (preset) return { ...preset, origin: 'preset' }
  }
  return { mapping: guessMapping(headings, sample, wish.country), origin: 'guessed' }
}
