/**
 * A worker that is killed again and again in the middle of a mailing, while the mail server takes some letters without saying so.
 * In full, by hand: `node test/deliver/kill-storm.ts 20000 200` (its own PostgreSQL, fsync on).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MessageState } from '../../src/domain/deliver/message.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { startEmbeddedPostgres } from '../../src/store/engines/embedded-postgres.ts'
import { openPool } from '../../src/store/pool.ts'
import { openStore } from '../../src/store/open-store.ts'
import { fillOutbox } from './fill-outbox.ts'
import { mailingBusiness, NOW } from './shop.ts'
import { swallowingServer } from './swallowing-server.ts'

export interface Storm {
  readonly messages: number
  readonly kills: number
  /** Of letters that are taken without an answer. */
  readonly silentShare: number
}

export interface StormResult {
  readonly states: Readonly<Partial<Record<MessageState, number>>>
  /** Recipients with more than one letter. */
  readonly duplicates: number
  /** Said to be handed over, but no letter came. */
  readonly lost: number
  /** Sum over all kills of what was being sent at that moment. */
  readonly inFlight: number
  readonly inFlightMax: number
  readonly silenced: number
  readonly killed: number
}

export async function killStorm(databaseUrl: string, { messages, kills, silentShare }: Storm): Promise<StormResult> {
  const random = seededRandom(32)
  let taken = 0
  let onTaken = (): void => undefined
  const mail = await swallowingServer({
    isSilent: () => random.next() < silentShare,
    onTaken: () => {
      taken += 1
      onTaken()
    },
  })
  const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 2 })
  const pool = openPool({ databaseUrl })
  try {
    const business = await mailingBusiness(store, mail.port)
    await store.system.installation(addMs(NOW, -DAY_MS))
    await fillOutbox(pool, { business, count: messages, body: 'Пора переобуваться.', at: addMs(NOW, -MINUTE_MS), purpose: 'service' })
    let [inFlight, inFlightMax, killed] = [0, 0, 0]
    for (let life = 0; life < kills + 3; life += 1) {
      const killAfter = life < kills ? random.whole(1, Math.max(2, Math.floor((1.2 * messages) / kills))) : Infinity
      const killAt = taken + killAfter
      // Each life is later than the lease of the one before.
      const child = worker(databaseUrl, business, life)
      onTaken = () => {
        if (taken >= killAt) child.kill('SIGKILL')
      }
      const [, signal] = await once(child, 'exit')
      if (signal === 'SIGKILL') killed += 1
      await sendersAreGone(pool)
      const counts = countStates(await messagesOf(pool, business))
      inFlight += counts['sending'] ?? 0
      inFlightMax = Math.max(inFlightMax, counts['sending'] ?? 0)
    }
    const rows = await messagesOf(pool, business)
    return {
      states: countStates(rows),
      duplicates: [...mail.taken.values()].filter(count => count > 1).length,
      lost: rows.filter(row => row.state === 'handed' && (mail.taken.get(row.address) ?? 0) === 0).length,
      inFlight,
      inFlightMax,
      silenced: mail.silenced(),
      killed,
    }
  } finally {
    await pool.end()
    await store.close()
    await mail.close()
  }
}

/** How the connections of a sending process are called in the database. */
const SENDER = 'sending-process'

export function asSender(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', SENDER)
  return url.href
}

/** A killed process may leave a commit behind that the server is still writing: what it took is known only when its connections are gone. */
export async function sendersAreGone(pool: Pool): Promise<void> {
  for (let left = 1; left > 0;) {
    const { rows } = await pool.query<{ left: number }>(
      `select count(*)::integer as left from pg_stat_activity where datname = current_database() and application_name = $1`,
      [SENDER],
    )
    left = rows[0]?.left ?? 0
  }
}

function worker(databaseUrl: string, business: BusinessId, life: number) {
  const script = fileURLToPath(new URL('sending-process.ts', import.meta.url))
  const at = addMs(NOW, life * 10 * MINUTE_MS)
  return spawn(process.execPath, [script, asSender(databaseUrl), String(business), String(at), `life-${life}`], { stdio: 'ignore' })
}

type Pool = ReturnType<typeof openPool>

interface Row {
  readonly address: string
  readonly state: MessageState
}

async function messagesOf(pool: Pool, business: BusinessId): Promise<readonly Row[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    const { rows } = await client.query<Row>(
      `select address, case when message_queue.lease_until is null then state else 'sending' end as state
       from message left join message_queue using (business_id, message_id)`,
    )
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

function countStates(rows: readonly Row[]): Readonly<Partial<Record<MessageState, number>>> {
  const counts: Partial<Record<MessageState, number>> = {}
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

if (process.argv[1] === import.meta.filename) {
  const [messages = 20_000, kills = 200] = process.argv.slice(2).map(Number)
  const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-storm-'))
  const engine = await startEmbeddedPostgres({ dataDirectory })
  try {
    await (await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })).close()
    const result = await killStorm(engine.databaseUrl, { messages, kills, silentShare: 0.02 })
    process.stdout.write(`${JSON.stringify(result)}\n`)
  } finally {
    await engine.close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}
