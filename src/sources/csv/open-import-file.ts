/** A file on disk as something to import: packed or not, text or rows. What it is, its first bytes say. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { createGunzip } from 'node:zlib'
import { type ImportFile, ImportFileError } from '../../ports/import-file.ts'
import { keepHeapSmall } from '../frugal-heap.ts'
import { openRecords } from '../open-records.ts'
import { type Sniffed, sniffContainer } from '../sniff-container.ts'

const READ_BYTES = 64 * 1024
const PIECE_BYTES = 256 * 1024
/** A page may begin with a screen of styles before its first table. */
const SNIFFED_BYTES = 64 * 1024
/** A packed file that unpacks to more is a trap, or nothing an owner has. */
const UNPACKED_BYTES_MAX = 4 * 1024 ** 3

/** @throws the error of the file system when the file cannot be read. */
export async function openImportFile(path: string, options: { readonly name?: string } = {}): Promise<ImportFile> {
  const full = resolve(path)
  const info = await stat(full)
  if (!info.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'EISDIR' })
  keepHeapSmall(info.size)
  const packed = await isGzip(full)
  const bytes = (): AsyncIterable<Uint8Array> => (packed ? unpacked(full) : pieces(full))
  const what = await sniffed(bytes)
  return {
    name: options.name ?? basename(full),
    path: full,
    sha256: await sha256Of(full),
    size: info.size,
    bytes,
    records: what === 'text' ? undefined : wish => openRecords({ what, path: full, packed, bytes }, wish),
  }
}

async function sniffed(bytes: () => AsyncIterable<Uint8Array>): Promise<Sniffed> {
  const start: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of bytes()) {
      start.push(chunk.slice(0, SNIFFED_BYTES - length))
      length += chunk.length
      if (length >= SNIFFED_BYTES) break
    }
  } catch (error) {
    // What cannot be unpacked is refused when it is read.
    if (!(error instanceof ImportFileError)) throw error
  }
  return sniffContainer(Buffer.concat(start))
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of pieces(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** Piece by piece in the same memory: the collector takes every piece of a stream for a reason to look at all there is. */
async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const room = new Uint8Array(PIECE_BYTES)
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead } = await file.read(room, 0, PIECE_BYTES, null)
      if (bytesRead === 0) return
      yield room.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path, { highWaterMark: READ_BYTES })
  const gunzip = createGunzip({ chunkSize: READ_BYTES })
  source.on('error', error => gunzip.destroy(error))
  let total = 0
  try {
    for await (const chunk of source.pipe(gunzip)) {
      total += (chunk as Uint8Array).length
      if (total > UNPACKED_BYTES_MAX) throw new ImportFileError('unpacks_too_large')
      yield chunk as Uint8Array
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new ImportFileError('damaged_file')
    throw error
  } finally {
    source.destroy()
  }
}
