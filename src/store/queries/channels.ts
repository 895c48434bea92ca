/** What channels keep: parts of long answers, bindings of messengers, prices of routes, printed slips. */
import { sql, type Transaction } from 'kysely'
import { CHANNELS } from '../../domain/collect/business.ts'
import { PURPOSES } from '../../domain/collect/consent.ts'
import { MESSAGE_CLASSES } from '../../domain/deliver/route-price.ts'
import { assert } from '../../kernel/assert.ts'
import { parseDay } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { LOCALES } from '../../kernel/locale.ts'
import type { Binding, ChannelStore } from '../../ports/channel-store.ts'
import { KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { journeyQueries } from './channel-journeys.ts'
import { receiptQueries } from './channel-receipts.ts'
import { strandedQueries } from './channel-stranded.ts'

export function channelQueries(trx: Transaction<Database>, business: BusinessId): ChannelStore {
  return {
    ...receiptQueries(trx, business),
    ...partQueries(trx, business),
    ...strandedQueries(trx, business),
    ...journeyQueries(trx, business),
    ...bindingQueries(trx, business),
    ...priceQueries(trx, business),
    ...slipQueries(trx, business),
  }
}

function partQueries(trx: Transaction<Database>, business: BusinessId): Pick<ChannelStore, 'takePart'> {
  return {
    async takePart({ channel, account, reference, number, total, text }, at) {
      const key = sql`business_id = ${business} and channel = ${channel} and account = ${account} and reference = ${reference}`
      await sql`
        insert into inbound_part (business_id, channel, account, reference, number, total, text, at)
        values (${business}, ${channel}, ${account}, ${reference}, ${number}, ${total}, ${text}, ${isoInstant(at)})
        on conflict (business_id, channel, account, reference, number) do update set text = excluded.text, total = excluded.total, at = excluded.at`.execute(
        trx,
      )
      const { rows } = await sql<{ text: string }>`select text from inbound_part where ${key} order by number`.execute(trx)
      if (rows.length < total) return undefined
      await sql`delete from inbound_part where ${key}`.execute(trx)
      return rows.map(row => row.text).join('')
    },
  }
}

interface BindingRow {
  readonly token_hash: Buffer
  readonly customer_id: string
  readonly channel: string
  readonly purposes: readonly string[]
  readonly text_shown: string
  readonly text_version: string
  readonly locale: string
  readonly actor: string
  readonly created_at: Instant
  readonly expires_at: Instant
}

function bindingQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ChannelStore, 'insertBinding' | 'openBinding' | 'useBinding'> {
  return {
    async insertBinding(binding) {
      await sql`
        insert into channel_binding (business_id, token_hash, customer_id, channel, purposes, text_shown, text_version, locale, actor,
          created_at, expires_at)
        values (${business}, ${Buffer.from(binding.tokenHash)}, ${binding.customerId}, ${binding.channel}, ${[...binding.purposes]}::text[],
          ${binding.textShown}, ${binding.textVersion}, ${binding.locale}, ${binding.actor}, ${isoInstant(binding.createdAt)}, ${isoInstant(binding.expiresAt)})`.execute(
        trx,
      )
    },
    async openBinding({ tokenHash, channel, at }) {
      const { rows } = await sql<{ text_shown: string; locale: string }>`select text_shown, locale from channel_binding
        where business_id = ${business} and token_hash = ${Buffer.from(tokenHash)} and channel = ${channel} and used_at is null
          and expires_at > ${isoInstant(at)}`.execute(trx)
      const row = rows[0]
      const locale = LOCALES.find(name => name === row?.locale)
      return row === undefined || locale === undefined ? undefined : { textShown: row.text_shown, locale }
    },
    async useBinding({ tokenHash, channel, account, at }) {
      const { rows } = await sql<BindingRow>`
        update channel_binding set used_at = ${isoInstant(at)}, used_by = ${account}
        where business_id = ${business} and token_hash = ${Buffer.from(tokenHash)} and channel = ${channel} and used_at is null
          and expires_at > ${isoInstant(at)}
        returning token_hash, coalesce((select m.kept_id from customer_merge m where m.business_id = channel_binding.business_id
          and m.merged_id = channel_binding.customer_id and m.undone_at is null limit 1), customer_id) as customer_id,
          channel, purposes, text_shown, text_version, locale, actor, created_at, expires_at`.execute(trx)
      return rows[0] && bindingOf(rows[0])
    },
  }
}

function bindingOf(row: BindingRow): Binding {
  const channel = CHANNELS.find(name => name === row.channel)
  const locale = LOCALES.find(name => name === row.locale)
  assert(channel !== undefined && locale !== undefined, 'a binding names a channel and a language of the product')
  return {
    tokenHash: row.token_hash,
    customerId: id<'customer'>(row.customer_id),
    channel,
    purposes: PURPOSES.filter(purpose => row.purposes.includes(purpose)),
    textShown: row.text_shown,
    textVersion: row.text_version,
    locale,
    actor: row.actor,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

function priceQueries(trx: Transaction<Database>, business: BusinessId): Pick<ChannelStore, 'prices' | 'setPrices'> {
  return {
    async prices() {
      const { rows } = await sql<{
        channel: string
        route: string
        number_prefix: string
        message_class: string
        price_thousandths: number | string
        source: string
        priced_on: string | null
      }>`${KEPT}
        select channel, route, number_prefix, message_class, price_thousandths, source, priced_on from route_price where business_id = ${business}
        order by channel, route, number_prefix, message_class`.execute(trx)
      return rows.map(row => ({
        channel: row.channel,
        route: row.route,
        numberPrefix: row.number_prefix,
        messageClass: MESSAGE_CLASSES.find(name => name === row.message_class) ?? 'advertising',
        priceThousandths: Number(row.price_thousandths),
        source: row.source,
        pricedOn: row.priced_on === null ? null : (parseDay(row.priced_on) ?? null),
      }))
    },
    async setPrices(prices, at) {
      await sql`delete from route_price where business_id = ${business}`.execute(trx)
      await sql`
        insert into route_price (business_id, channel, route, number_prefix, message_class, price_thousandths, source, priced_on, changed_at)
        select ${business}, p.*, ${isoInstant(at)} from unnest(${prices.map(one => one.channel)}::text[], ${prices.map(one => one.route)}::text[],
          ${prices.map(one => one.numberPrefix)}::text[], ${prices.map(one => one.messageClass)}::text[], ${prices.map(one => one.priceThousandths)}::bigint[],
          ${prices.map(one => one.source)}::text[], ${prices.map(one => one.pricedOn)}::date[])
          as p (channel, route, number_prefix, message_class, price_thousandths, source, priced_on) on conflict do nothing`.execute(trx)
    },
  }
}

function slipQueries(trx: Transaction<Database>, business: BusinessId): Pick<ChannelStore, 'insertPrint' | 'setPrintOutcome' | 'prints'> {
  return {
    async insertPrint({ slipId, slip, couponCode, printer, outcome, actor, at }) {
      // Two tills that press at once: one of them waits here, and the second is the copy.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`slip:${business}:${slipId}`}, 0))`.execute(trx)
      const { rows } = await sql<{ copy_number: number }>`
        insert into slip_print (business_id, slip_id, copy_number, slip, coupon_code, printer, outcome, actor, at)
        select ${business}, ${slipId}, coalesce(max(copy_number), 0) + 1, ${JSON.stringify(slip)}::jsonb,
          ${couponCode}, ${printer}, ${outcome}, ${actor}, ${isoInstant(at)}
        from slip_print where business_id = ${business} and slip_id = ${slipId}
        returning copy_number`.execute(trx)
      return rows[0]?.copy_number ?? 1
    },
    async setPrintOutcome({ slipId, copyNumber, outcome }) {
      await sql`update slip_print set outcome = ${outcome} where business_id = ${business} and slip_id = ${slipId} and copy_number = ${copyNumber}`.execute(
        trx,
      )
    },
    async prints({ slipId, limit }) {
      const one = slipId === undefined ? sql`true` : sql`slip_id = ${slipId}`
      const { rows } = await sql<{
        slip_id: string
        copy_number: number
        slip: unknown
        coupon_code: string | null
        printer: string
        outcome: string
        actor: string
        at: Instant
      }>`select slip_id, copy_number, slip, coupon_code, printer, outcome, actor, at from slip_print
        where business_id = ${business} and ${one} order by at desc, copy_number desc limit ${limit}`.execute(trx)
      return rows.map(row => ({
        slipId: row.slip_id,
        copyNumber: row.copy_number,
        slip: row.slip,
        couponCode: row.coupon_code,
        printer: row.printer,
        outcome: row.outcome,
        actor: row.actor,
        at: row.at,
      }))
    },
  }
}
