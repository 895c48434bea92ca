/** Makes a folder and those above it. Not `mkdir` with `recursive`: that one tries for ever where a file system refuses with "not found", as /proc does. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './file-errors.ts'

export async function makeFolder(path: string, mode: number): Promise<void> {
  const there = await stat(path).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
  })
  if (there?.isDirectory() === true) return
  if (there === undefined && dirname(path) !== path) await makeFolder(dirname(path), mode)
  await mkdir(path, { mode }).catch(async (error: unknown) => {
    // Another process made it in the same moment; anything else of that name is refused.
    if (errorCode(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  })
}
