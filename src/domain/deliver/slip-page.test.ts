import { expect, test } from 'vitest'
import { slipPage } from './slip-page.ts'

const picture = '<svg width="576px" height="864px" viewBox="0 0 576 864"/>'

test.each([
  [48, '80mm 121mm', 'the usual paper'],
  [33, '80mm 121mm', 'just over the narrow one'],
  [32, '58mm 88mm', 'the narrow paper'],
])('%i characters are a page of %s: %s', (columns, size, _why) => {
  const page = slipPage(picture, { columns, title: 'a<b' })
  expect(page).toContain(`@page{size:${size};margin:0}`)
  expect(page).toContain('<title>ab</title>')
  expect(page.endsWith(picture)).toBe(true)
})

test('a picture without a size is a fault of ours, not a sheet of office paper', () => {
  expect(() => slipPage('<svg/>', { columns: 48, title: '' })).toThrow('how large')
})
