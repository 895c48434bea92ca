/** Documents of a CommerceML 2 file, one at a time: the file may be of any size, in windows-1251, with a bare & in a name. */
import { SaxesParser } from 'saxes'

export interface XmlNode {
  readonly name: string
  readonly children: readonly XmlNode[]
  readonly text: string
}

interface OpenNode {
  readonly name: string
  readonly children: XmlNode[]
  text: string
}

export type XmlProblem = 'not-xml' | 'too-deep'

const CHUNK_BYTES = 64 * 1024
/** «Рога & Копыта»: 1C writes names as they are. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi
/** An entity cut by the end of a chunk waits for its other half. */
const ENTITY_CHARS_MAX = 12
const DEPTH_MAX = 40

/** Calls `take` with every <Документ>. Returns what was wrong with the file, if anything was. */
export function readDocuments(body: Uint8Array, take: (document: XmlNode) => void): XmlProblem | undefined {
  const parser = new SaxesParser()
  const open: OpenNode[] = []
  let depth = 0
  let problem: XmlProblem | undefined
  parser.on('error', () => {
    problem = 'not-xml'
  })
  parser.on('opentag', tag => {
    depth += 1
    if (depth > DEPTH_MAX) problem = 'too-deep'
    if (open.length > 0 || tag.name === 'Документ') open.push({ name: tag.name, children: [], text: '' })
  })
  parser.on('text', text => {
    const at = open.at(-1)
    if (at) at.text += text
  })
  parser.on('closetag', () => {
    depth -= 1
    const done = open.pop()
    if (!done) return
    const node: XmlNode = { ...done, text: done.text.trim() }
    const parent = open.at(-1)
    if (parent) parent.children.push(node)
    else take(node)
  })
  for (const piece of pieces(body)) {
    parser.write(piece)
    if (problem) return problem
  }
  parser.close()
  return problem
}

function* pieces(body: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(body))
  let rest = ''
  for (let at = 0; at < body.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= body.length
    const text = rest + decoder.decode(body.subarray(at, at + CHUNK_BYTES), { stream: !isLast })
    const ampersand = isLast ? -1 : text.indexOf('&', text.length - ENTITY_CHARS_MAX)
    const end = ampersand < 0 ? text.length : ampersand
    rest = text.slice(end)
    yield text.slice(0, end).replace(BARE_AMPERSAND, '&amp;')
  }
  if (rest !== '') yield rest.replace(BARE_AMPERSAND, '&amp;')
}

function encodingOf(body: Uint8Array): string {
  const head = Buffer.from(body.subarray(0, 200)).toString('latin1')
  const named = /encoding=["']([\w-]+)["']/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  return named === 'windows-1251' || named === 'cp1251' ? 'windows-1251' : 'utf-8'
}

export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find(child => child.name === name)
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter(child => child.name === name) ?? []
}

export function textOf(node: XmlNode | undefined, name: string): string {
  return (node && childOf(node, name)?.text) ?? ''
}
