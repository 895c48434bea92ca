/** Audiences for advertising platforms: consent-filtered, without the hold-out, hashed as each wants. */
import * as z from 'zod'
import type { Routes } from './route.ts'

const platform = z.enum(['yandex', 'google', 'meta', 'vk'])
const audience = z.enum(['due', 'bought'])
const own = { auth: 'any', scopes: ['customers:read', 'reports:read'], role: 'owner' } as const

export const audienceRoutes = {
  'GET /audiences': {
    summary: 'How many people each platform would get, and how many it needs.',
    ...own,
    out: z.object({ items: z.array(z.object({ audience, platform, size: z.int(), sizeMin: z.int(), isEnough: z.boolean() })) }),
  },
  'GET /audiences/file': {
    summary: 'The file to upload, as text. Every value is hashed; names and our own ids are not in it.',
    ...own,
    query: z.object({ audience, platform }),
    out: z.object({ fileName: z.string(), text: z.string(), size: z.int(), sizeMin: z.int() }),
  },
} as const satisfies Routes
