/** The shops with invented customers, in the order they are offered. */
import type { RequestOf } from '../../../contract/contract.ts'

export type SampleShop = RequestOf<'POST /business/samples'>['body']['shop']
export const SAMPLES: readonly SampleShop[] = ['salon', 'tyres', 'cafe', 'tiles', 'taxi']
