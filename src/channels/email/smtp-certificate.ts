/** The certificate with which letters to our own port are encrypted. It is renewed every few months, so its files are looked at each time. */
import { readFile, stat } from 'node:fs/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import type { CertificateFiles } from '../../ports/mail-inbox.ts'

export type Certificate = () => Promise<SecureContext>

/** @throws StartRefusal 'file-not-readable' with the file that is missing, or that is no certificate with its key. */
export async function certificateFrom(files: CertificateFiles): Promise<Certificate> {
  let read = await readBoth(files)
  return async () => {
    // While new files are being written the old certificate goes on.
    if ((await changedMs(files).catch(() => read.changedMs)) !== read.changedMs) read = await readBoth(files).catch(() => read)
    return read.context
  }
}

async function readBoth(files: CertificateFiles) {
  const changed = await changedMs(files)
  const [cert, key] = [await text(files.certificateFile), await text(files.keyFile)]
  try {
    return { changedMs: changed, context: createSecureContext({ cert, key, minVersion: 'TLSv1.2' }) }
  } catch (error) {
    throw new StartRefusal('file-not-readable', { path: files.keyFile, reason: String(error) })
  }
}

async function changedMs({ certificateFile, keyFile }: CertificateFiles): Promise<number> {
  return Math.max((await found(certificateFile)).mtimeMs, (await found(keyFile)).mtimeMs)
}

function found(path: string) {
  return stat(path).catch((error: unknown) => unreadable(path, error))
}

function text(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => unreadable(path, error))
}

function unreadable(path: string, error: unknown): never {
  throw new StartRefusal('file-not-readable', { path, reason: error instanceof Error ? error.message : String(error) })
}
