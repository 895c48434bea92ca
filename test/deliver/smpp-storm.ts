/**
 * A worker that is killed again and again while it sends SMS, with a centre that takes some of them without an answer.
 * In full, by hand: `node test/deliver/smpp-storm.ts 20000 200` (its own PostgreSQL, fsync on).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addMs, DAY_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { startEmbeddedPostgres } from '../../src/store/engines/embedded-postgres.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openPool } from '../../src/store/pool.ts'
import { shopWithRoutes } from './channels.ts'
import { fillOutbox } from './fill-outbox.ts'
import { asSender, sendersAreGone } from './kill-storm.ts'
import { NOW } from './shop.ts'
import { smppCentre } from './smpp-centre.ts'

export interface SmsStormResult {
  readonly states: Readonly<Record<string, number>>
  /** Phones with more than one SMS. */
  readonly duplicates: number
  /** Said to be handed over, but the centre has none. */
  readonly lost: number
  readonly inFlight: number
  readonly silenced: number
  readonly killed: number
}

export async function smppStorm(
  databaseUrl: string,
  { messages, kills, silentShare }: { readonly messages: number; readonly kills: number; readonly silentShare: number },
): Promise<SmsStormResult> {
  const random = seededRandom(37)
  let [silenced, killAt] = [0, Infinity]
  let kill = (): void => undefined
  const centre = await smppCentre({
    onSubmit: nth => {
      if (nth >= killAt) kill()
      if (random.next() >= silentShare) return 'accept'
      silenced += 1
      return 'say-nothing'
    },
  })
  const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 2 })
  const pool = openPool({ databaseUrl })
  try {
    const values = { host: '127.0.0.1', port: String(centre.port), systemId: 'shop', password: 'x', sender: 'SHOP' }
    const business = await shopWithRoutes(store, { sms: { kind: 'smpp', values } })
    await store.system.installation(addMs(NOW, -DAY_MS))
    await fillOutbox(pool, { business, count: messages, body: 'Tyres are due.', at: addMs(NOW, -MINUTE_MS), purpose: 'service' })
    const ask = async (sql: string): Promise<readonly { readonly state: string; readonly address: string }[]> => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('app.business_id', $1, true)`, [String(business)])
        const { rows } = await client.query<{ state: string; address: string }>(sql)
        await client.query('commit')
        return rows
      } finally {
        client.release()
      }
    }
    await ask(`update message_queue set channel = 'sms'`)
    await ask(`update message set channel = 'sms', address = '+7' || (9450000000 + n)::text
      from (select message_id as own, row_number() over (order by message_id) as n from message) numbered where message_id = own`)
    let [inFlight, killed] = [0, 0]
    for (let life = 0; life < kills + 3; life += 1) {
      killAt = life < kills ? centre.submitted.length + random.whole(1, Math.max(2, Math.floor((1.2 * messages) / kills))) : Infinity
      const script = fileURLToPath(new URL('sms-sending-process.ts', import.meta.url))
      // Each life is later than the lease of the one before.
      const child = spawn(
        process.execPath,
        [script, asSender(databaseUrl), String(business), String(addMs(NOW, life * 10 * MINUTE_MS)), `life-${life}`],
        { stdio: 'ignore' },
      )
      kill = () => void child.kill('SIGKILL')
      const [, signal] = await once(child, 'exit')
      if (signal === 'SIGKILL') killed += 1
      await sendersAreGone(pool)
      inFlight += (await ask(`select 'sending' as state, '' as address from message_queue where lease_until is not null`)).length
    }
    const arrived = Map.groupBy(centre.submitted, one => one.to)
    const rows = await ask('select state, address from message')
    const states = Object.fromEntries([...Map.groupBy(rows, row => row.state)].map(([state, of]) => [state, of.length]))
    return {
      states,
      duplicates: [...arrived.values()].filter(of => of.length > 1).length,
      lost: rows.filter(row => row.state === 'handed' && !arrived.has(row.address.slice(1))).length,
      inFlight,
      silenced,
      killed,
    }
  } finally {
    await pool.end()
    await store.close()
    await centre.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  const [messages = 20_000, kills = 200] = process.argv.slice(2).map(Number)
  const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-sms-storm-'))
  const engine = await startEmbeddedPostgres({ dataDirectory })
  try {
    await (await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })).close()
    process.stdout.write(`${JSON.stringify(await smppStorm(engine.databaseUrl, { messages, kills, silentShare: 0.02 }))}\n`)
  } finally {
    await engine.close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}
