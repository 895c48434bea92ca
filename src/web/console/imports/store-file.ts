/** Begins to store a checked or stopped file. The answer comes when all is stored; what is seen meanwhile is asked for beside it. */
import { refresh } from '../client/api.ts'
import { call } from '../client/call.ts'

const FIRST_LOOK_MS = 400

export async function storeFile(importId: string): Promise<void> {
  const look = setTimeout(() => void refresh('GET /imports/{id}'), FIRST_LOOK_MS)
  try {
    await call('POST /imports/{id}/commits', { params: { id: importId }, body: {} })
  } finally {
    clearTimeout(look)
    await refresh('GET /imports/{id}', 'GET /imports')
  }
}
