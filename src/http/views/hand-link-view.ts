/** Links for the owner's own phone, as the API names them. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { HandLink } from '../../domain/deliver/hand-links.ts'

type HandLinkView = AnswerOf<'GET /customers/{id}'>['handLinks'][number]

export function handLinkOf({ way, href, carriesText }: HandLink): HandLinkView {
  return { app: way === 'call' ? 'tel' : way, url: href, carriesText }
}
