/** An uploaded file goes straight to disk, counted and hashed on the way; it never stands in memory whole. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Upload } from './call.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext } from './env.ts'
import { boundaryOf, type NamedFile, openMultipart } from './multipart.ts'
import { ProblemError } from './problems.ts'

/** @throws ProblemError when there is no file or it is too large; nothing stays on disk then. */
export async function receiveUpload(c: ServerContext, deps: HttpDeps): Promise<Upload> {
  const tooLarge = new ProblemError('body_too_large', { data: { megabytes: Math.round(deps.uploadBytesMax / 1_000_000) } })
  if (Number(c.req.header('content-length') ?? 0) > deps.uploadBytesMax) throw tooLarge
  const body = c.req.raw.body
  if (!body) throw new ProblemError('file_missing')
  const file = await openFile(c, body)
  await mkdir(deps.uploadDir, { recursive: true, mode: 0o700 })
  const path = join(deps.uploadDir, `${randomUUID()}.upload`)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength
      if (bytes > deps.uploadBytesMax) throw tooLarge
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(file.content), counted, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, fileName: file.name, sha256: hash.digest('hex'), bytes }
}

async function openFile(c: ServerContext, body: AsyncIterable<Uint8Array>): Promise<NamedFile> {
  const type = c.req.header('content-type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const boundary = boundaryOf(type)
    const file = boundary === undefined ? undefined : await openMultipart(body, boundary)
    if (!file) throw new ProblemError('file_missing')
    return { ...file, name: safeName(file.name) }
  }
  return { name: safeName(decodedName(c.req.header('x-file-name') ?? '')), content: body }
}

/** Header values are ASCII, so the page sends the name percent-encoded. */
function decodedName(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch (error) {
    if (error instanceof URIError) return header
    throw error
  }
}

function safeName(name: string): string {
  const plain = [...basename(name.replaceAll('\\', '/'))]
    .filter(letter => letter >= ' ' && letter !== '\u007f')
    .join('')
    .slice(0, 200)
    .trim()
  return plain === '' ? 'file' : plain
}
