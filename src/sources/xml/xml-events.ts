/** XML of any size as a stream of tags and texts. Entities that a document declares are never resolved. */
import { SaxesParser } from 'saxes'
import { ImportFileError } from '../../ports/import-file.ts'

/** A cell holds 32,767 characters; a stretch this long without a tag is a trap. */
const TEXT_CHARS_MAX = 4 * 1024 * 1024

export interface XmlListener {
  /** `name` and the names of the attributes come without their prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Yields after each piece of the document, so that the listener's findings can be taken away. @throws ImportFileError */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void> {
  const parser = parserFor(listener)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let carry = ''
  let silence = 0
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk)
    const text = decoder.decode(chunk, { stream: true })
    const tag = text.lastIndexOf('<')
    silence = tag === -1 ? silence + text.length : text.length - tag
    if (silence > TEXT_CHARS_MAX) throw new ImportFileError('unpacks_too_large')
    // A bare & of "Рога & Копыта" is put right before the parser sees it; what may be half of an entity waits for its rest.
    const whole = carry + text
    const cut = /&[^;\s<&]{0,12}$/.exec(whole)?.index ?? whole.length
    carry = whole.slice(cut)
    parser.write(withEscapedAmpersands(whole.slice(0, cut)))
    yield
  }
  if (carry !== '') parser.write(withEscapedAmpersands(carry))
  parser.close()
  yield
}

function withEscapedAmpersands(text: string): string {
  return text.includes('&') ? text.replace(/&(?!\w+;|#)/g, '&amp;') : text
}

function parserFor(listener: XmlListener): SaxesParser {
  const parser = new SaxesParser()
  // Half-broken documents of home-made exports are read as far as they go.
  parser.on('error', () => undefined)
  parser.on('opentag', tag => {
    if (!listener.open) return
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = value
    listener.open(local(tag.name), attributes)
  })
  parser.on('text', text => listener.text?.(text))
  parser.on('cdata', text => listener.text?.(text))
  parser.on('closetag', tag => listener.close?.(local(tag.name)))
  return parser
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function decoderFor(start: Uint8Array): InstanceType<typeof TextDecoder> {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200))
  const named = /encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(named)
  } catch {
    // An encoding nobody knows is most likely the usual one, misspelt.
    return new TextDecoder('utf-8')
  }
}
