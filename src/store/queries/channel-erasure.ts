/** What channels still hold of a person who asked to be forgotten: links made for him, receipts and half answers from his numbers. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Database } from '../schema/database.ts'

export async function eraseChannelTraces(
  trx: Transaction<Database>,
  business: BusinessId,
  { customerId, points }: { readonly customerId: CustomerId; readonly points: readonly { readonly address: string }[] },
): Promise<void> {
  const addresses = points.map(point => point.address)
  await sql`delete from channel_binding where business_id = ${business} and customer_id = ${customerId}`.execute(trx)
  await sql`delete from orphan_receipt where business_id = ${business} and address = any(${addresses}::text[])`.execute(trx)
  await sql`delete from inbound_part where business_id = ${business} and account = any(${addresses}::text[])`.execute(trx)
}
