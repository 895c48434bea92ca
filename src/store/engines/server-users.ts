/** Who uses the server of a data directory: one note per process, named by its number, holding its identity. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processIdentity } from './process-identity.ts'

let notes = 0

/** Leaves the note of this process and returns its file. Written aside first, so that nobody reads half of it. */
export async function registerUser(users: string, aside: string): Promise<string> {
  notes += 1
  const name = `${process.pid}-${notes}`
  const draft = join(aside, `user-${name}`)
  await writeFile(draft, `${processIdentity(process.pid) ?? ''}\n`)
  const file = join(users, name)
  await rename(draft, file)
  return file
}

/** Whether any living process is left; notes of dead ones are thrown away. */
export async function hasOtherUsers(users: string): Promise<boolean> {
  for (const name of await readdir(users)) {
    const identity = await readFile(join(users, name), 'utf8').catch(() => '')
    if (identity !== '' && processIdentity(Number(name.split('-')[0])) === identity.trim()) return true
    await rm(join(users, name), { force: true })
  }
  return false
}
