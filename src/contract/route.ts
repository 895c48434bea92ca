/** The form of one row of the contract. */
import type * as z from 'zod'
import type { Scope } from './values.ts'

export interface Route {
  /** One sentence for the reference page. */
  readonly summary: string
  /** 'none' needs nobody; 'session' a signed-in person; 'any' a person or an API key with the scopes. */
  readonly auth: 'none' | 'session' | 'any'
  /** What an API key needs, all of them. */
  readonly scopes: readonly Scope[]
  /** The least role of a signed-in person; 'staff' when absent. */
  readonly role?: 'owner' | 'staff' | 'cashier'
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** JSON body; 'file' is a raw upload with its name in X-File-Name, or multipart/form-data with one file. */
  readonly body?: z.ZodType | 'file'
  readonly out: z.ZodType
  /** 200 when absent. */
  readonly status?: 200 | 201 | 204
}

export type Routes = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Route>>
