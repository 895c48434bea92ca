/** What the database server has used of the machine, for the benches: wall time says nothing on a machine that others use too. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Kernel ticks a second, as Linux tells them to programs. */
const TICKS = 100

/** Seconds of all processes that work in the folder of the database, and of those of their children that have ended. */
export function serverCpuSeconds(dataDirectory: string): number {
  return sumOfServer(dataDirectory, ticksOf) / TICKS
}

/** Kilobytes, shared ones divided among those who share them. */
export function serverMemory(dataDirectory: string): number {
  return sumOfServer(dataDirectory, pid => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0))
}

/** Of one process, and of those of its children that have ended. */
export function cpuSeconds(pid: number): number {
  return ticksOf(String(pid)) / TICKS
}

function sumOfServer(dataDirectory: string, read: (pid: string) => number): number {
  // A server started as root keeps its files elsewhere, where its own user can reach them.
  const place = join(dataDirectory, 'database-place')
  const folder = existsSync(place) ? readFileSync(place, 'utf8').trim() : dataDirectory
  let sum = 0
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) sum += ofServer(pid, folder, read)
  return sum
}

function ofServer(pid: string, folder: string, read: (pid: string) => number): number {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) ? read(pid) : 0
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return 0
  }
}

/** utime, stime, cutime and cstime (proc(5): 14 to 17). */
function ticksOf(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
}
