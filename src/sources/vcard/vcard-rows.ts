/** Cards of a phone book as rows: name, phones, addresses, birthday, note. */
import type { ColumnMapping } from '../../domain/collect/column-mapping.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'
import { type CardLine, lineJoiner, plainValue, readCardLine, valueParts } from './vcard-lines.ts'

export const CARD_HEADINGS = ['FN', 'TEL', 'EMAIL', 'BDAY', 'NOTE']
export const CARD_MAPPING: ColumnMapping = { customer_name: [0], phone: [1], email: [2], birthday: [3], note: [4] }
/** What the readers of phone and e-mail cells cut at. */
const BETWEEN = ' ::: '

/** The number of a card, from 1, is its row. */
export async function* cardRows(texts: AsyncIterable<string>): AsyncGenerator<RawRecord[]> {
  let ready: RawRecord[] = []
  let card: CardLine[] | null = null
  let number = 0
  const finish = (): void => {
    if (card === null) return
    number += 1
    ready.push(sheetRecord(cellsOf(card), number))
    card = null
  }
  const joiner = lineJoiner(line => {
    const property = readCardLine(line)
    if (!property) return
    const kind = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN' && kind === 'VCARD') {
      finish()
      card = []
    } else if (property.name === 'END' && kind === 'VCARD') finish()
    else card?.push(property)
  })
  for await (const text of texts) {
    joiner.push(text)
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
  joiner.end()
  // A card that was cut off in the middle still names a person.
  finish()
  yield ready
}

function cellsOf(card: readonly CardLine[]): string[] {
  const all = (name: string): CardLine[] => card.filter(line => line.name === name)
  const phones = all('TEL').map(line =>
    plainValue(line.value)
      .replace(/^tel:/i, '')
      .replace(/;ext=.*$/i, ''),
  )
  const mails = all('EMAIL').map(line => plainValue(line.value).replace(/^mailto:/i, ''))
  const joined = (values: readonly string[]): string => [...new Set(values.filter(value => value !== ''))].join(BETWEEN)
  return [nameOf(card), joined(phones), joined(mails), birthdayOf(all('BDAY')[0]), joined(all('NOTE').map(line => plainValue(line.value)))]
}

/** The formatted name as its owner wrote it; telephones repeat the number in it when there is none. */
function nameOf(card: readonly CardLine[]): string {
  const value = (name: string): string => card.find(line => line.name === name)?.value ?? ''
  const [last = '', first = '', middle = ''] = valueParts(value('N'), ';')
  const whole = plainValue(value('FN')).replace(/\s+/g, ' ')
  const structured = [first, middle, last].filter(part => part !== '').join(' ')
  if (/\p{L}/u.test(whole)) return whole
  return (
    structured ||
    valueParts(value('ORG'), ';')
      .filter(part => part !== '')
      .join(' ') ||
    plainValue(value('NICKNAME'))
  )
}

/** '1990-05-14', '19900514', '--0514', '--05-14', a moment; Apple writes 1604 for a year it does not know. */
function birthdayOf(line: CardLine | undefined): string {
  const text = line?.value.trim().replace(/T.*$/, '') ?? ''
  const match = /^(\d{4}|--)-?(\d{2})-?(\d{2})$/.exec(text)
  if (!match) return text
  const [, year = '', month = '', day = ''] = match
  const isUnknown = year === '--' || year === '1604' || line?.parameters.some(parameter => parameter === `X-APPLE-OMIT-YEAR=${year}`)
  return isUnknown === true ? `--${month}-${day}` : `${year}-${month}-${day}`
}
