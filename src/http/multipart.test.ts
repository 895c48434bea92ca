/** Forms as browsers and curl send them, cut into chunks anywhere. */
import { describe, expect, test } from 'vitest'
import { boundaryOf, openMultipart } from './multipart.ts'

const FORM = [
  '--XX\r\nContent-Disposition: form-data; name="kind"\r\n\r\npurchases\r\n',
  '--XX\r\nContent-Disposition: form-data; name="file"; filename="sales.csv"\r\nContent-Type: text/csv\r\n\r\nDate;Sum\r\n--X is no boundary\r\n1;2\r\n',
  '--XX--\r\n',
].join('')
const CONTENT = 'Date;Sum\r\n--X is no boundary\r\n1;2'

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('the first file of a form', () => {
  test('is the same however the bytes arrive', async () => {
    for (let size = 1; size <= FORM.length; size += 1) {
      const file = await openMultipart(cut(FORM, size), 'XX')
      expect([size, file?.name, file && (await read(file.content))]).toEqual([size, 'sales.csv', CONTENT])
    }
  })

  const names: readonly [header: string, name: string | undefined, why: string][] = [
    ['name="file"; filename="a \\"b\\".csv"', 'a \\"b\\".csv', 'escaped quotes stay as they came'],
    ['name="file"; filename*=utf-8\'\'%D0%BF.csv', 'п.csv', 'an encoded name wins'],
    ['name="file"; filename=plain.csv', 'plain.csv', 'without quotes'],
    ['name="file"', undefined, 'a field is no file'],
  ]
  test.each(names)('%s → %s: %s', async (header, name) => {
    const file = await openMultipart(cut(`--XX\r\nContent-Disposition: form-data; ${header}\r\n\r\nbody\r\n--XX--\r\n`, 7), 'XX')
    expect(file?.name).toBe(name)
  })

  test('a body that ends in the middle, one without parts, and none at all', async () => {
    const torn = await openMultipart(cut(FORM.slice(0, -20), 11), 'XX')
    expect(torn && (await read(torn.content))).toContain('Date;Sum')
    expect(await openMultipart(cut('--XX--\r\n', 3), 'XX')).toBeUndefined()
    expect(await openMultipart(cut('', 3), 'XX')).toBeUndefined()
    expect(await openMultipart(cut(`--XX\r\n${'x'.repeat(20_000)}`, 1000), 'XX')).toBeUndefined()
  })

  test('the boundary stands in the header, quoted or not', () => {
    expect([
      boundaryOf('multipart/form-data; boundary=XX'),
      boundaryOf('multipart/form-data; boundary="X X"; a=b'),
      boundaryOf('multipart/form-data'),
    ]).toEqual(['XX', 'X X', undefined])
  })
})
