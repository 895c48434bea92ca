import { expect, test } from 'vitest'
import { slipPage } from './slip-page.ts'

test.each([
  [48, '80mm', 'the usual paper'],
  [33, '80mm', 'just over the narrow one'],
  [32, '58mm', 'the narrow paper'],
])('%i characters are %s wide: %s', (columns, width, _why) => {
  const page = slipPage('<svg/>', { columns, title: 'a<b' })
  expect(page).toContain(`@page{size:${width} auto;margin:0}`)
  expect(page).toContain('<title>ab</title>')
  expect(page.endsWith('<svg/>')).toBe(true)
})
