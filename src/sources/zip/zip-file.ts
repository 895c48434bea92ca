/**
 * The parts of a ZIP file on disk, read where they lie: neither the archive nor an unpacked part ever stands in memory whole.
 * Format: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14–16 (its end, also in 64 bits).
 */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { ImportFileError } from '../../ports/import-file.ts'

const READ_BYTES = 64 * 1024
/** A comment of 65,535 bytes may stand behind the end record of 22. */
const END_BYTES_MAX = 65_535 + 22
/** A workbook has some dozens of parts; a directory above this is a trap. */
const DIRECTORY_BYTES_MAX = 16 * 1024 * 1024
/** A part that unpacks to more is a trap, or nothing an owner has. */
const UNPACKED_BYTES_MAX = 4 * 1024 ** 3

interface ZipPart {
  readonly method: number
  readonly packedBytes: number
  readonly offset: number
  readonly isEncrypted: boolean
}

export interface ZipFile {
  readonly names: readonly string[]
  /** Unpacked bytes of a part, empty when there is none of this name. @throws ImportFileError */
  part(name: string): AsyncIterable<Uint8Array>
  has(name: string): boolean
}

/** @throws ImportFileError 'damaged_file' when the directory cannot be read. */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path)
  try {
    const parts = await directory(file)
    return {
      names: [...parts.keys()],
      has: name => parts.has(name),
      part: name => unpacked(path, parts.get(name)),
    }
  } finally {
    await file.close()
  }
}

async function directory(file: FileHandle): Promise<Map<string, ZipPart>> {
  const { size } = await file.stat()
  const tailStart = Math.max(0, size - END_BYTES_MAX)
  const tail = await bytesAt(file, tailStart, size - tailStart)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end === -1 || end + 22 > tail.length) throw new ImportFileError('damaged_file')
  let [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (offset === 0xffffffff || length === 0xffffffff) [length, offset] = await directory64(file, tail, end)
  if (length > DIRECTORY_BYTES_MAX || offset + length > size) throw new ImportFileError('damaged_file')
  return partsOf(await bytesAt(file, offset, length))
}

async function directory64(file: FileHandle, tail: Buffer, end: number): Promise<[number, number]> {
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) throw new ImportFileError('damaged_file')
  const record = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw new ImportFileError('damaged_file')
  return [Number(record.readBigUInt64LE(40)), Number(record.readBigUInt64LE(48))]
}

function partsOf(bytes: Buffer): Map<string, ZipPart> {
  const parts = new Map<string, ZipPart>()
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const sizes = { packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42) }
    const { packed, offset } = wideSizes(extra, sizes)
    parts.set(name, {
      method: bytes.readUInt16LE(at + 10),
      packedBytes: packed,
      offset,
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

interface Sizes {
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** Sizes that do not fit into 32 bits stand in the extra field, in a fixed order, only those that do not fit. */
function wideSizes(extra: Buffer, sizes: Sizes): Sizes {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const wide = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    const unpacked = wide(sizes.unpacked)
    const packed = wide(sizes.packed)
    return { unpacked, packed, offset: wide(sizes.offset) }
  }
  return sizes
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function* unpacked(path: string, part: ZipPart | undefined): AsyncGenerator<Uint8Array> {
  if (!part) return
  if (part.isEncrypted) throw new ImportFileError('encrypted_file')
  if (part.method !== 0 && part.method !== 8) throw new ImportFileError('unsupported_format')
  const start = await contentStart(path, part)
  if (part.packedBytes === 0) return
  const source = createReadStream(path, { start, end: start + part.packedBytes - 1, highWaterMark: READ_BYTES })
  const inflate = part.method === 8 ? createInflateRaw({ chunkSize: READ_BYTES }) : undefined
  if (inflate) source.on('error', error => inflate.destroy(error))
  let total = 0
  try {
    for await (const chunk of inflate ? source.pipe(inflate) : source) {
      const bytes = chunk as Uint8Array
      total += bytes.length
      if (total > UNPACKED_BYTES_MAX) throw new ImportFileError('unpacks_too_large')
      yield bytes
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new ImportFileError('damaged_file')
    throw error
  } finally {
    source.destroy()
    inflate?.destroy()
  }
}

/** The local header repeats name and extra field, with lengths of its own. */
async function contentStart(path: string, part: ZipPart): Promise<number> {
  const file = await open(path)
  try {
    const header = await bytesAt(file, part.offset, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new ImportFileError('damaged_file')
    return part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await file.close()
  }
}
