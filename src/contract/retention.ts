/** How long words about people are kept. */
import * as z from 'zod'
import { KEEP_DAYS_MAX, KEEP_DAYS_MIN, RETENTION_CLASSES } from '../domain/collect/retention.ts'
import type { Routes } from './route.ts'

const className = z.enum(RETENTION_CLASSES)
const keepDays = z.int().min(KEEP_DAYS_MIN).max(KEEP_DAYS_MAX)
const looked = z.object({ items: z.array(z.object({ class: className, keepDays: z.int().nullable(), goes: z.int().nullable() })) })

export const retentionRoutes = {
  'GET /retention': {
    summary: 'How long each kind of words is kept, and how many rows the rules would empty tonight. A rule may be tried first.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    query: z.object({ class: className.optional(), keepDays: z.coerce.number().pipe(keepDays).optional() }),
    out: looked,
  },
  'PUT /retention': {
    summary: 'Keep words of this kind for so many days; null keeps them for good.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ class: className, keepDays: keepDays.nullable() }),
    out: looked,
  },
} as const satisfies Routes
