/**
 * Whether a process that left a note is still the same process. A process number alone is not enough:
 * after a restart of a container the same small numbers belong to other programs.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const HAS_PROC = existsSync('/proc/self/stat')

/** Text that this process keeps for its whole life and no other process shares; undefined when no such process runs. */
export function processIdentity(pid: number): string | undefined {
  if (HAS_PROC) return procStart(pid)
  if (process.platform === 'win32') return isRunning(pid) ? 'running' : undefined
  return ps(pid, 'lstart')
}

/** The name of the program that this process runs; undefined when there is none, or no way to tell. */
export function programOf(pid: number): string | undefined {
  if (!HAS_PROC) return process.platform === 'win32' ? undefined : ps(pid, 'comm')
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Field 22 of /proc/<pid>/stat: when the process started. A zombie has ended, it only was not collected yet. */
function procStart(pid: number): string | undefined {
  let stat
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
}

function ps(pid: number, column: 'lstart' | 'comm'): string | undefined {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  })
  return answer.stdout.trim() || undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
