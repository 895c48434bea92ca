/** A slip for the printer of a browser: one page as wide as the paper, nothing but the picture. */

import { assert } from '../../kernel/assert.ts'

/** Characters in a line of 80 mm paper; 58 mm has 32. */
export const DEFAULT_COLUMNS = 48
const NARROW_COLUMNS_MAX = 32

export function slipPage(picture: string, { columns, title }: { readonly columns: number; readonly title: string }): string {
  const widthMm = columns <= NARROW_COLUMNS_MAX ? 58 : 80
  const name = title.replace(/[<>&"]/g, '')
  const heightMm = heightOf(picture, widthMm)
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><style>@page{size:${widthMm}mm ${heightMm}mm;margin:0}html,body{margin:0;background:#fff}svg{display:block;width:${widthMm}mm;height:auto}</style>${picture}`
}

/**
 * A page of paper has a height: browsers ignore `80mm auto` and take a sheet of office paper. Rounded up, so that nothing begins a second page.
 */
function heightOf(picture: string, widthMm: number): number {
  const box = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(picture)
  const [width, height] = [Number(box?.[1] ?? 0), Number(box?.[2] ?? 0)]
  assert(width > 0 && height > 0, 'the picture of a slip says how large it is')
  return Math.ceil((height / width) * widthMm) + 1
}
