/** PostgreSQL refuses to run as root. When we are root it runs as a user that exists for such work. */
import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartRefusal } from '../../kernel/start-refusal.ts'

export interface UnixUser {
  readonly uid: number
  readonly gid: number
}

const CANDIDATES = ['postgres', 'nobody'] as const

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** @throws StartRefusal 'no-unprivileged-user' */
export function unprivilegedUser(): UnixUser {
  for (const name of CANDIDATES) {
    const uid = numberFrom('-u', name)
    const gid = numberFrom('-g', name)
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid }
  }
  throw new StartRefusal('no-unprivileged-user', {})
}

function numberFrom(option: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined
}

/** Whether the user may pass through this directory and all above it. */
export async function canReach(user: UnixUser, directory: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(directory)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const above = dirname(directory)
  return above === directory || canReach(user, above)
}
