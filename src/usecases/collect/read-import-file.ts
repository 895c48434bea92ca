/** Reads a file of unknown origin into a plan: what it would bring in. Nothing is stored. */
import { type ImportPlan, planImport } from '../../domain/collect/import-plan.ts'
import type { FileRefusal } from '../../domain/collect/import-reason.ts'
import type { ImportKind } from '../../domain/collect/column-mapping.ts'
import type { ColumnMapping } from '../../domain/collect/column-mapping.ts'
import { type ReadTable, tableReader } from '../../domain/collect/table-reader.ts'
import { detectEncoding, type Encoding } from '../../domain/collect/text-encoding.ts'
import type { Business } from '../../domain/collect/business.ts'
import type { Day } from '../../kernel/day.ts'
import type { Currency } from '../../kernel/money.ts'
import { type ImportFile, ImportFileError } from '../../ports/import-file.ts'

/** What a person may say about the file; everything left out is found out. */
export interface ImportOptions {
  readonly kind?: ImportKind | undefined
  /** The last day that is not the future. */
  readonly today: Day
  readonly country?: string | undefined
  readonly currency?: Currency | undefined
  readonly mapping?: ColumnMapping | undefined
  readonly encoding?: Encoding | undefined
}

export interface ReadImport {
  readonly encoding: Encoding
  readonly read: ReadTable
  readonly plan: ImportPlan
}

/** The beginning of the file, and more of it when the beginning is plain ASCII: the encoding shows in the first foreign letters. */
const SAMPLE_BYTES = 192 * 1024

export async function readImportFile(
  file: ImportFile,
  business: Business,
  options: ImportOptions,
): Promise<ReadImport | { readonly refusal: FileRefusal }> {
  try {
    const { start, evidence } = await sampleOf(file)
    if (start.length === 0) return { refusal: 'empty_file' }
    if (isContainer(start)) return { refusal: 'unsupported_format' }
    const encoding = options.encoding ?? detectEncoding(evidence)
    if (encoding === undefined) return { refusal: 'binary_file' }
    return await readAs(file, { encoding, start, business, options })
  } catch (error) {
    if (error instanceof ImportFileError) return { refusal: error.code }
    throw error
  }
}

interface Reading {
  readonly encoding: Encoding
  readonly start: Uint8Array
  readonly business: Business
  readonly options: ImportOptions
}

async function readAs(
  file: ImportFile,
  { encoding, start, business, options }: Reading,
): Promise<ReadImport | { readonly refusal: FileRefusal }> {
  const country = options.country ?? business.country
  const reader = tableReader({ sample: sampleText(start, encoding), country, mapping: options.mapping, kind: options.kind })
  const decoder = new TextDecoder(encoding)
  for await (const chunk of file.bytes()) reader.push(decoder.decode(chunk, { stream: true }))
  reader.push(decoder.decode())
  const read = reader.end()
  if ('refusal' in read) return read
  const plan = planImport(read, {
    today: options.today,
    country,
    zone: business.zone,
    currency: options.currency ?? business.currency,
    currencyIsGiven: options.currency !== undefined,
  })
  return { encoding, read, plan }
}

/** Whole lines only: half a line would be counted as a short one. */
function sampleText(start: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(start)
  const lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return start.length < SAMPLE_BYTES || lastLine <= 0 ? text : text.slice(0, lastLine)
}

async function sampleOf(file: ImportFile): Promise<{ readonly start: Uint8Array; readonly evidence: Uint8Array }> {
  let start = new Uint8Array(0)
  for await (const chunk of file.bytes()) {
    if (start.length < SAMPLE_BYTES) start = joined(start, chunk.subarray(0, SAMPLE_BYTES - start.length))
    else if (chunk.some(byte => byte >= 0x80)) return { start, evidence: joined(start.subarray(0, 4096), chunk) }
    if (start.length >= SAMPLE_BYTES && start.some(byte => byte >= 0x80)) break
  }
  return { start, evidence: start }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** Spreadsheets (ZIP, OLE), PDF and pictures announce themselves in their first bytes. */
function isContainer(start: Uint8Array): boolean {
  const magics = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
  ]
  return magics.some(magic => magic.every((byte, at) => start[at] === byte))
}
