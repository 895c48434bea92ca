/** The alphabet that every phone reads without asking for more room: GSM 03.38 (3GPP TS 23.038, 6.2.1). */

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** Written as two septets: the escape, then this code. */
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}

export const GSM_ESCAPE = 0x1b

const CODES: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...BASIC].map((char, code): [string, readonly number[]] => [char, [code]]).filter(([char]) => char !== '\u001b'),
  ...Object.entries(EXTENSION).map(([char, code]): [string, readonly number[]] => [char, [GSM_ESCAPE, code]]),
])
const EXTENDED: ReadonlyMap<number, string> = new Map(Object.entries(EXTENSION).map(([char, code]) => [code, char]))

/** One septet, or two for the ten characters behind the escape; undefined where the alphabet has no such letter. */
export function gsmCodes(char: string): readonly number[] | undefined {
  return CODES.get(char)
}

/** Unpacked septets, one an octet, as SMPP carries them. Codes nobody knows read as a space, as phones show them. */
export function gsmText(octets: Iterable<number>): string {
  let text = ''
  let isEscaped = false
  for (const octet of octets) {
    if (octet === GSM_ESCAPE && !isEscaped) {
      isEscaped = true
      continue
    }
    text += isEscaped ? (EXTENDED.get(octet) ?? ' ') : (BASIC[octet & 0x7f] ?? ' ')
    isEscaped = false
  }
  return text
}
