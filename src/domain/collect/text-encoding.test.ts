import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { detectEncoding, type Encoding, isLegible } from './text-encoding.ts'

/** The byte that shows as each letter in a one-byte encoding, from the decoder itself. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, letter => bytes.get(letter) ?? 63)
}

const SAMPLES: Readonly<Record<string, string>> = {
  'a Russian sales file': 'Дата;Клиент;Телефон;Сумма\n01.06.2024;Иванова Мария;8 945 000-01-01;1 200,50\n',
  'a Bulgarian sales file': 'Дата;Клиент;Стойност\n01.06.2024;Георги Петров;120,50\n02.06.2024;Мария Иванова;45,00\n',
  'one heading alone': 'Телефон\n89450000101\n',
  'capitals of a till': 'ДАТА;ПОКУПАТЕЛЬ;СУММА\n01.06.2024;ПЕТРОВ;500\n',
}

describe('the encoding of short files', () => {
  for (const [what, text] of Object.entries(SAMPLES)) {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r'] as const) {
      test(`${what} in ${encoding}`, () => expect(detectEncoding(encode(text, encoding))).toBe(encoding))
    }
  }
  const cases: [bytes: Uint8Array, expected: Encoding | undefined, why: string][] = [
    [Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'utf-8', 'a byte order mark'],
    [encode('date,amount\n2024-01-01,5\n', 'utf-8'), 'utf-8', 'plain ASCII'],
    [encode('client,ville\nRenée,Orléans\n', 'windows-1252'), 'windows-1252', 'accents among Latin letters'],
    [encode(SAMPLES['a Russian sales file'] ?? '', 'x-mac-cyrillic'), 'x-mac-cyrillic', 'an old Macintosh'],
    [encode('Телефон', 'utf-8').subarray(0, 13), 'utf-8', 'cut inside a letter'],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3), undefined, 'a picture is no text'],
    [encode('date,amount\n2024-01-01,\x005\0\n', 'utf-8'), 'utf-8', 'two zero bytes are slips of the program that wrote a text'],
    [encode('date,amount\n2024-01-01,\0\0\0\n', 'utf-8'), undefined, 'three among so few letters are no text'],
    [encode('2024-01-01,5\0\n'.repeat(100), 'utf-8'), undefined, 'a zero byte in each line is no text'],
    [new Uint8Array(0), 'utf-8', 'nothing is text too; that it is empty is said elsewhere'],
  ]
  for (const [bytes, expected, why] of cases) test(why, () => expect(detectEncoding(bytes)).toBe(expected))
})

describe('text and noise', () => {
  const one = ['windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic'] as const
  test.each(Object.entries(SAMPLES))('%s is legible', (_what, text) => {
    for (const encoding of one) expect(isLegible(text, encoding), encoding).toBe(true)
  })
  test.each<[text: string, encoding: Encoding, isText: boolean, why: string]>([
    ['╔═══════════════════╗\n║ Отчёт за день     ║\n╚═══════════════════╝', 'ibm866', true, 'a frame around a table'],
    ['ТОВАРНЫЙ ОТЧЁТ ЗА ДЕНЬ', 'windows-1251', true, 'capitals alone'],
    ['щЪяЮ', 'windows-1251', true, 'too few letters to say'],
    ['日本語の表です。名前と電話番号', 'utf-8', true, 'another script'],
    ['a\uFFFDb\uFFFDc\uFFFD', 'utf-8', false, 'bytes that are no letters'],
  ])('%j in %s: %s', (text, encoding, isText) => expect(isLegible(text, encoding)).toBe(isText))

  test('noise without a control character is not, in whichever encoding it is taken for', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const random = seededRandom(seed)
      const bytes = Uint8Array.from({ length: 2000 }, () => random.whole(32, 255))
      const encoding = detectEncoding(bytes) ?? 'utf-8'
      expect(isLegible(new TextDecoder(encoding).decode(bytes), encoding), `seed ${seed}, ${encoding}`).toBe(false)
    }
  })
})
