/**
 * A file that was uploaded and checked and waits for its owner's word: the bytes and a note beside them, in the upload folder.
 * It belongs to one business. What nobody confirms within a day goes, because it holds people's data.
 */
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { BusinessId, ImportId } from '../kernel/ids.ts'
import { DAY_MS, HOUR_MS, type Instant } from '../kernel/instant.ts'
import type { ImportFile } from '../ports/import-file.ts'
import type { Upload } from './call.ts'
import type { HttpDeps } from './deps.ts'

const note = z.object({
  business: z.int(),
  fileName: z.string(),
  createdAt: z.int(),
  /** What the owner chose so far. */
  kind: z.enum(['customers', 'purchases']).nullable(),
  mapping: z.record(z.string(), z.string()).nullable(),
  headings: z.array(z.string()),
  /** Of a workbook with several, when the owner chose one. */
  sheet: z.string().nullable().default(null),
})
export type CheckedNote = z.infer<typeof note>

export interface CheckedFile extends CheckedNote {
  readonly importId: ImportId
  readonly file: ImportFile
}

function placeOf(deps: HttpDeps, importId: ImportId): string {
  return join(deps.uploadDir, `${importId}.upload`)
}

/** Moves a fresh upload to its place under the id of the import. */
export async function keepUpload(
  deps: HttpDeps,
  upload: Upload,
  kept: { readonly importId: ImportId; readonly note: CheckedNote },
): Promise<void> {
  const place = placeOf(deps, kept.importId)
  await rename(upload.path, place)
  await writeNote(deps, kept.importId, kept.note)
}

export async function writeNote(deps: HttpDeps, importId: ImportId, value: CheckedNote): Promise<void> {
  await writeFile(`${placeOf(deps, importId)}.json`, JSON.stringify(value), { mode: 0o600 })
}

/** undefined when there is none of this id in this business. */
export async function checkedFile(deps: HttpDeps, business: BusinessId, importId: ImportId): Promise<CheckedFile | undefined> {
  const place = placeOf(deps, importId)
  const text = await readFile(`${place}.json`, 'utf8').catch(unlessMissing(() => undefined))
  const parsed = text === undefined ? undefined : note.parse(JSON.parse(text))
  if (parsed?.business !== business) return undefined
  const file = await deps.openFile(place)
  return file && { ...parsed, importId, file: { ...file, name: parsed.fileName } }
}

export async function forgetUpload(deps: HttpDeps, importId: ImportId): Promise<void> {
  const place = placeOf(deps, importId)
  await rm(`${place}.json`, { force: true })
  await rm(place, { force: true })
}

/**
 * Somebody asked to be forgotten: a file that waits may name him, in whatever encoding, so all of the business that wait go.
 * What is being stored right now, or will go on, stays until it is done.
 */
export async function forgetWaitingUploads(
  deps: Pick<HttpDeps, 'uploadDir'>,
  { business, atWork }: { readonly business: BusinessId; readonly atWork: readonly ImportId[] },
): Promise<void> {
  const kept = new Set(atWork.map(importId => `${importId}.upload.json`))
  for (const name of await readdir(deps.uploadDir).catch(unlessMissing(() => []))) {
    if (!name.endsWith('.upload.json') || kept.has(name)) continue
    const path = join(deps.uploadDir, name)
    const text = await readFile(path, 'utf8').catch(unlessMissing(() => undefined))
    if (text === undefined || note.parse(JSON.parse(text)).business !== business) continue
    await rm(path.slice(0, -'.json'.length), { force: true })
    await rm(path, { force: true })
  }
}

/** Looks every hour, so that they go in a shop too that brings no second file. Answers how to stop. */
export function keepUploadsShort(deps: Pick<HttpDeps, 'uploadDir' | 'clock'>, onError: (error: unknown) => void): () => void {
  const look = (): void => void forgetOldUploads(deps, deps.clock.now()).catch(onError)
  look()
  const timer = setInterval(look, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}

export async function forgetOldUploads(deps: Pick<HttpDeps, 'uploadDir'>, at: Instant): Promise<void> {
  const names = await readdir(deps.uploadDir).catch(unlessMissing(() => []))
  for (const name of names) {
    const path = join(deps.uploadDir, name)
    // Somebody may have confirmed or taken it back meanwhile.
    const age = await stat(path).catch(unlessMissing(() => undefined))
    if (age && age.mtimeMs < at - DAY_MS) await rm(path, { force: true })
  }
}

function unlessMissing<T>(otherwise: () => T): (error: NodeJS.ErrnoException) => T {
  return error => {
    if (error.code === 'ENOENT') return otherwise()
    throw error
  }
}
