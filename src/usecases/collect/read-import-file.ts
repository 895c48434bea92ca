/** Reads a file of unknown origin into a plan: what it would bring in. Nothing is stored. */
import { addressHash } from '../../domain/collect/contact-point.ts'
import { noteForgotten } from '../../domain/collect/forgotten.ts'
import { type ImportPlan, planImport } from '../../domain/collect/import-plan.ts'
import type { FileRefusal } from '../../domain/collect/import-reason.ts'
import type { ImportKind } from '../../domain/collect/column-mapping.ts'
import type { ColumnMapping } from '../../domain/collect/column-mapping.ts'
import type { RememberedMapping } from '../../domain/collect/mapping-choice.ts'
import { byteTableReader } from '../../domain/collect/byte-table.ts'
import { type ReadTable, recordReader } from '../../domain/collect/table-reader.ts'
import { detectEncoding, type Encoding, isLegible } from '../../domain/collect/text-encoding.ts'
import type { Business } from '../../domain/collect/business.ts'
import type { Day } from '../../kernel/day.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Container, type FaultPlace, type ImportFile, ImportFileError } from '../../ports/import-file.ts'
import type { Tx } from '../../ports/store.ts'

/** What a person may say about the file; everything left out is found out. */
export interface ImportOptions {
  readonly kind?: ImportKind | undefined
  /** The last day that is not the future. */
  readonly today: Day
  readonly country?: string | undefined
  readonly currency?: Currency | undefined
  readonly mapping?: ColumnMapping | undefined
  readonly encoding?: Encoding | undefined
  /** Of a workbook with several. */
  readonly sheet?: string | undefined
  /** What the owner said of earlier files, by fingerprint of their headings. */
  readonly remembered?: ReadonlyMap<string, RememberedMapping> | undefined
  /** Hashes of the addresses of people who asked to be forgotten. */
  readonly forgotten?: ReadonlySet<string> | undefined
}

/** What the file turned out to be. */
export interface FileFormat {
  readonly container: Container
  /** '' where the format has none of its own to choose. */
  readonly encoding: Encoding | ''
  readonly sheet: string | null
  readonly sheets: readonly string[]
}

/** `place`: where a text is broken, when that can be told. */
export interface RefusedFile {
  readonly refusal: FileRefusal
  readonly place?: FaultPlace
}

export interface ReadImport {
  readonly format: FileFormat
  readonly read: ReadTable
  readonly plan: ImportPlan
}

/** The beginning of the file, and more of it when the beginning is plain ASCII: the encoding shows in the first foreign letters. */
const SAMPLE_BYTES = 192 * 1024

export async function readImportFile(file: ImportFile, business: Business, options: ImportOptions): Promise<ReadImport | RefusedFile> {
  try {
    const found = file.records ? await readRecords(file.records, { business, options }) : await readText(file, { business, options })
    if ('refusal' in found) return found
    const plan = planImport(found.read, {
      today: options.today,
      country: options.country ?? business.country,
      zone: business.zone,
      currency: options.currency ?? business.currency,
      currencyIsGiven: options.currency !== undefined,
    })
    noteForgotten(plan.people, plan.notes, {
      forgotten: options.forgotten ?? new Set(),
      hashOf: address => hex(addressHash(business.id, address)),
      lines: plan.table.lines,
    })
    return { ...found, plan }
  } catch (error) {
    if (error instanceof ImportFileError) return { refusal: error.code, ...(error.place ? { place: error.place } : {}) }
    throw error
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** What `forgotten` of the options is made of. */
export async function forgottenAddresses({ collect: { customers } }: Pick<Tx, 'collect'>): Promise<ReadonlySet<string>> {
  return new Set((await customers.erasures()).flatMap(({ hashes }) => hashes))
}

interface Reading {
  readonly business: Business
  readonly options: ImportOptions
}

type Found = Pick<ReadImport, 'format' | 'read'> | { readonly refusal: FileRefusal }

async function readText(file: ImportFile, { business, options }: Reading): Promise<Found> {
  const { start, evidence } = await sampleOf(file)
  if (start.length === 0) return { refusal: 'empty_file' }
  if (isContainer(start)) return { refusal: 'unsupported_format' }
  const encoding = options.encoding ?? detectEncoding(evidence)
  if (encoding === undefined) return { refusal: 'binary_file' }
  const reader = byteTableReader({ ...wishOf(options, business), encoding, sample: sampleText(start, encoding) })
  for await (const chunk of file.bytes()) {
    reader.push(chunk)
    if (reader.isFull()) break
  }
  const read = reader.end()
  if ('refusal' in read && read.refusal === 'no_columns' && !isLegible(sampleText(start, encoding), encoding))
    return { refusal: 'binary_file' }
  return 'refusal' in read ? read : { format: { container: 'text', encoding, sheet: null, sheets: [] }, read }
}

async function readRecords(open: NonNullable<ImportFile['records']>, { business, options }: Reading): Promise<Found> {
  const { container, encoding, sheet, sheets, columns, batches } = await open({ sheet: options.sheet, encoding: options.encoding })
  const reader = recordReader({ ...wishOf(options, business), columns })
  for await (const records of batches) {
    for (const { cells, row, problem, above } of records) reader.take({ cells, line: row, problem, above })
    if (reader.isFull()) break
  }
  const read = reader.end()
  // A page without a table is no empty file: mostly it says that somebody has to log in.
  if ('refusal' in read && read.refusal === 'empty_file' && container === 'html') return { refusal: 'unsupported_format' }
  return 'refusal' in read ? read : { format: { container, encoding: encoding ?? '', sheet, sheets }, read }
}

function wishOf({ mapping, kind, country, remembered }: ImportOptions, business: Business) {
  return { country: country ?? business.country, mapping, kind, remembered }
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
