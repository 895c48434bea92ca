/** A file to import from a text, without a disk. */
import { createHash } from 'node:crypto'
import type { ImportFile } from '../src/ports/import-file.ts'

export function textFile(text: string, name = 'sales.csv'): ImportFile {
  const bytes = new TextEncoder().encode(text)
  return {
    name,
    path: null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
  }
}
