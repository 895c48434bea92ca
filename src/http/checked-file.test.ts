/** What was uploaded and not confirmed goes after a day, whether or not another file comes. */
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addMs, DAY_MS, instant, MINUTE_MS } from '../kernel/instant.ts'
import { forgetOldUploads } from './checked-file.ts'

test('E11: an upload of more than a day goes with its note, a younger one stays, a folder that is not there is none', async () => {
  const uploadDir = await mkdtemp(join(tmpdir(), 'regulars-uploads-'))
  try {
    const now = instant('2026-03-10T10:00:00Z')
    const ages = { 'old.upload': DAY_MS + MINUTE_MS, 'old.upload.json': DAY_MS + MINUTE_MS, 'young.upload': DAY_MS - MINUTE_MS }
    for (const [name, age] of Object.entries(ages)) {
      const path = join(uploadDir, name)
      await writeFile(path, 'Мария;89450000101')
      const seconds = addMs(now, -age) / 1000
      await utimes(path, seconds, seconds)
    }
    await forgetOldUploads({ uploadDir }, now)
    expect(await readdir(uploadDir)).toEqual(['young.upload'])
    await forgetOldUploads({ uploadDir: join(uploadDir, 'none') }, now)
  } finally {
    await rm(uploadDir, { recursive: true })
  }
})
