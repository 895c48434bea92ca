/** Kills an import, and its undoing, at chance moments until it is finished; tells where it was and what it left. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { Random } from '../../src/kernel/random.ts'
import { randomSales, type WrittenSale } from './import-habits.ts'

const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url))

export interface KillPlan {
  readonly databaseUrl: string
  readonly business: BusinessId
  readonly path: string
  readonly work: 'import' | 'undo'
}

interface Ran {
  /** 'done', or why it was refused; empty when it was killed. */
  readonly said: string
  readonly isKilled: boolean
  /** From its beginning, with the program loaded and the database open. */
  readonly ms: number
}

/** Killed so long after its beginning; null lets it run to its end. */
export function runOnce(plan: KillPlan, killAfterMs: number | null): Promise<Ran> {
  const child = spawn(process.execPath, [CHILD, plan.databaseUrl, String(plan.business), plan.path, plan.work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [said, startedAt] = ['', 0]
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Uint8Array) => {
      if (said === '') {
        startedAt = performance.now()
        if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      }
      said += new TextDecoder().decode(chunk)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const isKilled = signal === 'SIGKILL'
      if (!isKilled && code !== 0) reject(new Error(`the import ended by itself, with ${code ?? signal}`))
      else resolve({ said: said.replace(/^\.+/, ''), isKilled, ms: performance.now() - startedAt })
    })
  })
}

export const KILLED_IN = ['reading', 'people', 'sales', 'refunds', 'finishing', 'ended', 'undo'] as const
export type KilledIn = (typeof KILLED_IN)[number]

/** At most so many kills at chance moments within so many milliseconds, then to the end; where it was each time. */
export async function killedWork(
  plan: KillPlan,
  { kills, withinMs, random }: { readonly kills: number; readonly withinMs: number; readonly random: Random },
): Promise<readonly KilledIn[]> {
  const places: KilledIn[] = []
  while (places.length < kills) {
    const { said, isKilled } = await runOnce(plan, random.whole(0, withinMs))
    if (isKilled) places.push(plan.work === 'undo' ? 'undo' : await placeOf(plan))
    else if (said === 'done') return places
  }
  while ((await runOnce(plan, null)).said !== 'done');
  return places
}

interface Checkpointed {
  readonly state: string
  readonly checkpoint: { readonly people: number; readonly purchases: number; readonly refunds: number }
  readonly counts: { readonly customers: number; readonly purchases: number; readonly refunds: number }
}

/** How far an import had come, as it says itself. */
async function placeOf({ databaseUrl, business }: KillPlan): Promise<KilledIn> {
  return inBusiness(databaseUrl, business, async client => {
    const [found] = (await client.query<Checkpointed>('select state, checkpoint, counts from import')).rows
    if (!found) return 'reading'
    const { state, checkpoint, counts } = found
    if (state !== 'committing') return 'ended'
    if (checkpoint.people < counts.customers) return 'people'
    if (checkpoint.purchases < counts.purchases) return 'sales'
    return checkpoint.refunds < counts.refunds ? 'refunds' : 'finishing'
  })
}

/** Sales of ninety people, so that both are written in several batches. */
export function manySales(random: Random): WrittenSale[] {
  const parts = Array.from({ length: 8 }, (_, part) =>
    randomSales(random).map(sale => ({
      ...sale,
      receipt: `${part}-${sale.receipt}`,
      phone: sale.phone.replace('+7945000', `+794500${part}`),
    })),
  )
  return parts.flat()
}

async function inBusiness<T>(databaseUrl: string, business: BusinessId, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Everything the import brought, without the ids, which name the business. */
export function factsOf(databaseUrl: string, business: BusinessId): Promise<unknown> {
  return inBusiness(databaseUrl, business, async client => {
    const ask = async (text: string): Promise<unknown[]> => (await client.query<Record<string, unknown>>(text)).rows
    const owner = `(select string_agg(a.address, ' ' order by a.address) from contact_point_link k
      join contact_point a using (business_id, contact_point_id) where k.customer_id = x.customer_id)`
    return {
      people: await ask(`select full_name, ${owner} as address from customer x order by 1, 2`),
      purchases:
        await ask(`select split_part(source_key, '|', 1) as kind, receipt_no, local_day, total_minor, refunded_minor, ${owner} as buyer,
        (select json_agg(json_build_array(line_no, name, quantity, total_minor) order by line_no)
          from purchase_line l where l.purchase_id = x.purchase_id) as lines
        from purchase x order by local_day, receipt_no, total_minor, 6`),
      refunds: await ask(
        `select local_day, total_minor, purchase_id is not null as tied, ${owner} as buyer from refund x order by 1, 2, 4`,
      ),
      products: await ask(`select name from product order by 1`),
      marks: await ask(`select ${owner} as who from customer_change x order by 1`),
      imports: await ask(`select state, result, counts, money from import`),
    }
  })
}
