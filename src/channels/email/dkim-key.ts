/** A new signing key and the DNS record that makes it public. */
import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { DkimKey } from './dkim.ts'

/** Every receiver checks RSA of 2048 bits; Ed25519 alone is not accepted by the large ones. */
const RSA_BITS = 2048

export async function newDkimKey(name: Pick<DkimKey, 'domain' | 'selector'>): Promise<DkimKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: RSA_BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { ...name, privateKey }
}

export interface DkimRecord {
  readonly name: string
  readonly value: string
}

export function dkimRecord({ domain, selector, privateKey }: DkimKey): DkimRecord {
  const key = createPublicKey(privateKey)
  const der = key.export({ type: 'spki', format: 'der' })
  const isEd25519 = key.asymmetricKeyType === 'ed25519'
  // The bare key is the last 32 bytes of the structure.
  const published = (isEd25519 ? der.subarray(-32) : der).toString('base64')
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=${isEd25519 ? 'ed25519' : 'rsa'}; p=${published}` }
}
