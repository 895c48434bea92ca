/**
 * Deliveries to a running program over HTTP, as sources send them: one connection each, the next delivery after the answer to the last.
 * Start the program, connect "your own site" under Sources, then: node bench/hooks-over-http.ts <the address it shows> [deliveries] [at once]
 */
import { Agent, request } from 'node:http'
import { assert } from '../src/kernel/assert.ts'

const [address = '', deliveries = '10000', atOnce = '64'] = process.argv.slice(2)
assert(URL.canParse(address), 'the address of the source comes first')
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) })

function post(nth: number): Promise<number | undefined> {
  const body = JSON.stringify({
    sourceId: `${process.pid}-${nth}`,
    occurredLocal: '2026-03-09T12:00',
    totalMinor: 150_000,
    lines: [{ name: 'Стрижка', totalMinor: 150_000 }],
  })
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(address, { method: 'POST', agent, headers }, answer => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const waitsMs: number[] = []
let next = 0
let refused = 0
async function sender(): Promise<void> {
  while (next < Number(deliveries)) {
    next += 1
    const beganMs = performance.now()
    if ((await post(next)) !== 200) refused += 1
    waitsMs.push(performance.now() - beganMs)
  }
}

const startedMs = performance.now()
await Promise.all(Array.from({ length: Number(atOnce) }, sender))
const seconds = (performance.now() - startedMs) / 1000
const sorted = waitsMs.toSorted((a, b) => a - b)
const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
process.stdout.write(
  `${Math.round(sorted.length / seconds)} a second over ${atOnce} connections; answered in ${at(0.5)} ms at the median, ${at(0.99)} ms at p99, ` +
    `${at(0.999)} ms at p99.9; not taken: ${refused}\n`,
)
agent.destroy()
