/** A slip for the printer of a browser: one page as wide as the paper, nothing but the picture. */

/** Characters in a line of 80 mm paper; 58 mm has 32. */
export const DEFAULT_COLUMNS = 48
const NARROW_COLUMNS_MAX = 32

export function slipPage(picture: string, { columns, title }: { readonly columns: number; readonly title: string }): string {
  const widthMm = columns <= NARROW_COLUMNS_MAX ? 58 : 80
  const name = title.replace(/[<>&"]/g, '')
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><style>@page{size:${widthMm}mm auto;margin:0}html,body{margin:0;background:#fff}svg{display:block;width:${widthMm}mm;height:auto}</style>${picture}`
}
