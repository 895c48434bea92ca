/** Things of customers. */
import type { AnswerOf, InputOf } from '../../contract/contract.ts'
import type { Asset, AssetDetails } from '../../domain/collect/asset.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { planningRefusals } from '../../locales/problems/planning-refusals.ts'
import { addAsset, type AssetKept, changeAsset, removeAsset } from '../../usecases/collect/keep-asset.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { found, notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'

type AssetRoutes = 'GET /customers/{id}/assets' | 'POST /customers/{id}/assets' | 'PATCH /assets/{id}' | 'DELETE /assets/{id}'
type AssetView = AnswerOf<'PATCH /assets/{id}'>
type Body = InputOf<'PATCH /assets/{id}'>['body']

export const assetHandlers: Pick<Handlers, AssetRoutes> = {
  'GET /customers/{id}/assets': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const customer = found(await tx.collect.customers.find(id<'customer'>(call.input.params.id)))
      return { items: (await tx.collect.assets.assetsOf(customer.id)).map(assetView) }
    }),
  'POST /customers/{id}/assets': async (deps, call) => {
    const { body, params } = call.input
    const details = { ...daysOf(body), kind: body.kind, name: body.name, note: body.note, cycleDays: body.cycleDays, groupId: body.groupId }
    const kept = await addAsset(deps, call.business, { ...details, sinceOn: day(body.sinceOn), customerId: id<'customer'>(params.id) })
    return settled(kept, { deps, call })
  },
  'PATCH /assets/{id}': async (deps, call) => {
    const { body, params } = call.input
    const changes: Partial<AssetDetails> = {
      ...daysOf(body),
      ...(body.kind === undefined ? {} : { kind: body.kind }),
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.note === undefined ? {} : { note: body.note }),
      ...(body.cycleDays === undefined ? {} : { cycleDays: body.cycleDays }),
      ...(body.groupId === undefined ? {} : { groupId: body.groupId }),
    }
    return settled(await changeAsset(deps, call.business, { assetId: id<'asset'>(params.id), changes }), { deps, call })
  },
  'DELETE /assets/{id}': async (deps, call) => {
    const assetId = id<'asset'>(call.input.params.id)
    if ((await removeAsset(deps, call.business, assetId)) === 'not-found') throw notFound()
    return { assetId }
  },
}

interface Days {
  readonly sinceOn: AssetDetails['sinceOn']
  readonly returnOn: AssetDetails['returnOn']
  readonly servedOn: AssetDetails['servedOn']
  readonly warrantyUntil: AssetDetails['warrantyUntil']
}

function daysOf(body: Required<Pick<Body, keyof Days>>): Omit<Days, 'sinceOn'>
function daysOf(body: Body): Partial<Days>
function daysOf(body: Body): Partial<Days> {
  const orNull = (text: string | null) => (text === null ? null : day(text))
  return {
    ...(body.sinceOn === undefined ? {} : { sinceOn: day(body.sinceOn) }),
    ...(body.returnOn === undefined ? {} : { returnOn: orNull(body.returnOn) }),
    ...(body.servedOn === undefined ? {} : { servedOn: orNull(body.servedOn) }),
    ...(body.warrantyUntil === undefined ? {} : { warrantyUntil: orNull(body.warrantyUntil) }),
  }
}

/** Planned for at once: the owner sees on the page what the day he has typed will do. */
async function settled(
  kept: AssetKept,
  { deps, call }: { readonly deps: HttpDeps; readonly call: Pick<OwnCall<'GET /planning'>, 'business' | 'locale'> },
): Promise<AssetView> {
  if ('refusal' in kept) {
    if (kept.refusal === 'not-found') throw notFound()
    throw refuseInWords(kept.refusal, { detail: planningRefusals[call.locale][kept.refusal], path: FIELDS[kept.refusal] })
  }
  await planOneCustomer(deps, call.business, kept.asset.customerId)
  return assetView(kept.asset)
}

const FIELDS = {
  'no-name': 'name',
  'returned-before-it-came': 'returnOn',
  'served-before-it-came': 'servedOn',
  'bad-cycle': 'cycleDays',
  'nothing-due': 'returnOn',
} as const

function assetView({
  id: assetId,
  customerId,
  kind,
  name,
  note,
  sinceOn,
  returnOn,
  cycleDays,
  servedOn,
  warrantyUntil,
  groupId,
}: Asset): AssetView {
  return { assetId, customerId, kind, name, note, sinceOn, returnOn, cycleDays, servedOn, warrantyUntil, groupId }
}
