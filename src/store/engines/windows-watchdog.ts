/** The watchdog where there is no shell: the same steps in a process of its own (see watchdog.ts). */
import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { hasOtherUsers } from './server-users.ts'
import { withStartLock } from './start-lock.ts'

/** What a watchdog is told, in this order. */
export type WatchdogWords = readonly [users: string, userFile: string, lock: string, cluster: string, pgCtl: string]

const [users = '', userFile = '', lock = '', cluster = '', pgCtl = ''] = process.argv.slice(2)

process.stdin.resume()
process.stdin.on('close', () => {
  void rm(userFile, { force: true }).then(() => withStartLock(lock, stopUnlessUsed))
})

async function stopUnlessUsed(): Promise<void> {
  if (await hasOtherUsers(users)) return
  const running = await readFile(`${cluster}/postmaster.pid`, 'utf8').catch(() => undefined)
  if (running !== undefined) spawnSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { windowsHide: true })
}
