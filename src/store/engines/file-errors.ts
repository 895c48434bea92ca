/** What the operating system says when a file cannot be written, as a refusal that tells the owner what to do. */
import { StartRefusal } from '../../kernel/start-refusal.ts'

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** `as` says what the path was for. @throws StartRefusal for the failures an owner can do something about, the error itself otherwise. */
export function refuseFileError(error: unknown, path: string, as: 'data-not-writable' | 'file-not-writable' = 'data-not-writable'): never {
  const code = errorCode(error)
  if (code === 'ENOTDIR' || code === 'EEXIST') throw new StartRefusal('data-not-a-directory', { path })
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new StartRefusal('no-space', { path })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') throw new StartRefusal(as, { path, reason: code })
  throw error
}
