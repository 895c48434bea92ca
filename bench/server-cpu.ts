/** What the database server has used of the processors, for the benches: wall time says nothing on a machine that others use too. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Kernel ticks a second, as Linux tells them to programs. */
const TICKS = 100

/** Seconds of all processes that work in the folder of the database, and of those of their children that have ended (proc(5): 14 to 17). */
export function serverCpuSeconds(dataDirectory: string): number {
  // A server started as root keeps its files elsewhere, where its own user can reach them.
  const place = join(dataDirectory, 'database-place')
  const folder = existsSync(place) ? readFileSync(place, 'utf8').trim() : dataDirectory
  let ticks = 0
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) ticks += ticksOf(pid, folder)
  return ticks / TICKS
}

function ticksOf(pid: string, folder: string): number {
  try {
    if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return 0
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return 0
  }
}
