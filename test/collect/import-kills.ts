/** Kills an import at chance moments until it has been finished, and tells what it left. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { Random } from '../../src/kernel/random.ts'

const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url))

export interface KillPlan {
  readonly databaseUrl: string
  readonly business: BusinessId
  readonly path: string
}

/** `afterBatches` null lets it run to its end. Answers what it said last. */
export function runOnce(plan: KillPlan, kill: { readonly afterBatches: number; readonly afterMs: number } | null): Promise<string> {
  const child = spawn(process.execPath, [CHILD, plan.databaseUrl, String(plan.business), plan.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let isDying = false
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (kill === null || isDying || said.length < kill.afterBatches) return
      isDying = true
      setTimeout(() => child.kill('SIGKILL'), kill.afterMs)
    }
    child.on('spawn', look)
    child.stdout.on('data', (chunk: Uint8Array) => {
      said += new TextDecoder().decode(chunk)
      look()
    })
    child.on('error', reject)
    child.on('close', () => resolve(said.replace(/^\.+/, '')))
  })
}

/** How often it was really killed in the middle before it came to its end. */
export async function killedImport(
  plan: KillPlan,
  { kills, random }: { readonly kills: number; readonly random: Random },
): Promise<number> {
  let killed = 0
  for (let round = 0; round < kills; round += 1) {
    const end = await runOnce(plan, { afterBatches: random.whole(0, 3), afterMs: random.whole(0, 40) })
    if (end === 'done') return killed
    killed += 1
  }
  while ((await runOnce(plan, null)) !== 'done');
  return killed
}

/** Everything the import brought, without the ids, which name the business. */
export async function factsOf(databaseUrl: string, business: BusinessId): Promise<unknown> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
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
  } finally {
    await client.end()
  }
}
