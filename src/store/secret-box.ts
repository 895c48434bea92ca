/** Passwords of the outside world (the mail server's) at rest: AES-256-GCM under the key of the installation. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { assert } from '../kernel/assert.ts'

export interface SecretBox {
  /** An empty text stays empty: there is nothing to hide. */
  seal(text: string): string
  /** Empty when it was sealed under another key: the owner is asked for the password again. */
  open(sealed: string): string
}

const FORM = /^aes256gcm\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/

export function secretBox(key: Uint8Array): SecretBox {
  assert(key.length === 32, 'the key of the installation has 256 bits')
  return {
    seal: text => {
      if (text === '') return ''
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return ['aes256gcm', ...[nonce, body, cipher.getAuthTag()].map(part => part.toString('base64url'))].join('$')
    },
    open: sealed => {
      const match = FORM.exec(sealed)
      if (!match) return ''
      const [nonce, body, tag] = match.slice(1).map(part => Buffer.from(part, 'base64url'))
      assert(nonce !== undefined && body !== undefined && tag !== undefined, 'a sealed text has three parts')
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      decipher.setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch {
        return ''
      }
    },
  }
}
