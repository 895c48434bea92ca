/**
 * Asks addresses of the public internet. Names are resolved here and only public addresses are connected to, so that a
 * name that points into the own network, now or a moment later, leads nowhere. Redirects are not followed.
 */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { AskOutside, OutsideAnswer, OutsideRequest } from '../ports/source.ts'

const TIMEOUT_MS = 20_000
const BYTES_MAX = 32 * 1024 * 1024

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (family === 4) return !PRIVATE.check(address, 'ipv4')
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  // An IPv4 address written in hexadecimal inside IPv6.
  if (/^::ffff:/i.test(address)) return false
  return !PRIVATE.check(address, 'ipv6')
}

export interface OutsideOptions {
  /** Hosts of the own network that the owner of the installation allows, as `host` or `host:port`. */
  readonly allowedHosts?: readonly string[]
}

class PrivateAddress extends Error {}
class TooLarge extends Error {}

export function outsideHttp({ allowedHosts = [] }: OutsideOptions = {}): AskOutside {
  return request => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return Promise.resolve({ failure: 'bad-address' })
    const isAllowed = allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname)
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    if (!isAllowed && isIP(literal) !== 0 && !isPublicAddress(literal)) return Promise.resolve({ failure: 'private-address' })
    return ask(url, request, isAllowed)
  }
}

function ask(url: URL, request: OutsideRequest, isAllowed: boolean): Promise<OutsideAnswer> {
  return new Promise(resolve => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const headers = { 'accept-encoding': 'gzip', 'user-agent': 'Regulars', ...request.headers }
    const sent = send(url, { method: request.method, headers, signal, ...(!isAllowed && { lookup: publicLookup }) }, response => {
      read(response).then(resolve, (error: unknown) => resolve(failureOf(error, signal)))
    })
    sent.on('error', error => resolve(failureOf(error, signal)))
    sent.end(request.body)
  })
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const first = addresses?.[0]
    if (error || first === undefined) return callback(error ?? new Error('no address'), '', 0)
    if (!addresses.every(each => isPublicAddress(each.address))) return callback(new PrivateAddress(hostname), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

async function read(response: IncomingMessage): Promise<OutsideAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    const piece = Buffer.from(chunk as Uint8Array)
    bytes += piece.length
    if (bytes > BYTES_MAX) {
      response.destroy()
      throw new TooLarge()
    }
    chunks.push(piece)
  }
  const whole = Buffer.concat(chunks)
  const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(whole, { maxOutputLength: BYTES_MAX }) : whole
  const headers = Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return { status: response.statusCode ?? 0, headers, text: body.toString('utf8') }
}

function failureOf(error: unknown, signal: AbortSignal): OutsideAnswer {
  if (error instanceof PrivateAddress) return { failure: 'private-address' }
  if (error instanceof TooLarge) return { failure: 'too-large' }
  return { failure: signal.aborted ? 'timeout' : 'unreachable' }
}
