/** A delivery of a source as the server sees it. */
import { isHttps, type ServerContext } from './env.ts'

/** Evotor sends up to ten megabytes. */
export const HOOK_BYTES_MAX = 10 * 1024 * 1024

export function headersOf(c: ServerContext): Record<string, string> {
  const headers = Object.fromEntries(c.req.raw.headers)
  const request = c.req.query('requestId')
  // MoySklad repeats a delivery with the same number in the address.
  return request === undefined ? headers : { ...headers, 'x-request-id': request }
}

/** As the source was told to call it: a proxy on this machine ends the encryption. */
export function addressOf(c: ServerContext): string {
  const url = new URL(c.req.url)
  const host = c.req.header('host') ?? url.host
  return `${isHttps(c) ? 'https' : 'http'}://${host}${url.pathname}`
}
