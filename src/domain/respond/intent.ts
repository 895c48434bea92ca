/** What a reply wants. A refusal is looked for first and widely: to miss one costs a customer, to hear one too many costs a message. */
import { isMostlyKnown, likeliestIntent, likenessFeatures, optOutLikelihood } from './likeness.ts'
import { type KeptWish, keptWish } from './kept-wish.ts'
import { isNeighboursOptOut, isOptOut, type OptOutHeard, withoutLookalikes } from './opt-out.ts'
import type { Intent } from './reading.ts'
import { type Heard, toldIntent } from './told-intent.ts'

/** A frame is believed unless the reply as a whole is nothing like a refusal: "do not write a name on the card". */
const FRAME_LIKENESS_MIN = -4
/** How like a refusal a reply has to be when the rules read it as something else; measured on replies of sets left out. */
const LIKENESS_MIN: Readonly<Record<Exclude<Intent, 'stop'>, number>> = {
  yes: 0.4,
  book: -0.4,
  later: -0.4,
  no: 0.4,
  price: -0.2,
  question: -0.2,
  cancel: -0.2,
  reschedule: -0.4,
  done: 0,
  wrong_number: 2,
  complaint: 0.8,
  other: 0,
}

const LONE_WORD_LETTERS_MIN = 5
/** How far the rules are trusted against likeness; chosen on the tenth set, read before it was learned from. */
const TOLD_ODDS = 3
/** A complaint unheard costs more than one too many. */
const COMPLAINT_ODDS = 4

type Asked = Heard & OptOutHeard

function askedOf(heard: Heard): Asked {
  return { ...heard, namesTime: heard.found.when !== null || heard.refusesTime }
}

export function intentOf(heard: Heard): Intent {
  const asked = askedOf(heard)
  const features = likenessFeatures(asked)
  const likeness = optOutLikelihood(asked, features)
  if (isNeighboursOptOut(asked) || (likeness > FRAME_LIKENESS_MIN && isOptOut(asked))) return 'stop'
  const wish = keptWish(heard.text)
  const told = wish === undefined ? toldIntent(heard, asked) : toldBesides(wish, heard)
  if (told === 'stop') return likeness > FRAME_LIKENESS_MIN ? 'stop' : 'other'
  // One word alone is like too many things, a short one like anything.
  const isOneWord = !/\p{L} .*\p{L}/u.test(heard.text)
  if (isOneWord && heard.text.replace(/[^\p{L}]/gu, '').length < LONE_WORD_LETTERS_MIN) return told
  if (wish?.kept === 'messages') return told
  if (likeness > LIKENESS_MIN[told] && isAlikeAtHeart(asked, LIKENESS_MIN[told])) return 'stop'
  if (isOneWord || (told === 'other' && !isMostlyKnown(heard.text))) return told
  const likely = likeliestIntent(features, { told, toldOdds: told === 'complaint' ? COMPLAINT_ODDS : TOLD_ODDS })
  // Whether a time is booked or come back to is a convention about times, which likeness cannot know.
  if (asked.namesTime && likely === 'book' && told === 'later') return told
  // "No thanks, bought already" says why; what was done and fails is a complaint; and who puts nothing off complains.
  if ((told === 'done' && likely === 'no') || (told === 'complaint' && likely === 'done')) return told
  if (told === 'complaint' && likely === 'later' && heard.found.when === null) return told
  // Scorn agrees in words: nobody is taken at a word that the rules did not hear as one.
  return likely === 'yes' && told === 'no' ? told : likely
}

/** What only sounds like a refusal speaks for none: "I wrote to you on Telegram", "the stop lamp". */
function isAlikeAtHeart(asked: OptOutHeard, least: number): boolean {
  const alike = withoutLookalikes(asked)
  return alike === undefined || optOutLikelihood(alike, likenessFeatures(alike)) > least
}

/** "Do not give my place away": what is to go on is no wish to end it; the rest tells the want. */
function toldBesides({ kept, without }: KeptWish, heard: Heard): Intent {
  const rest = { ...heard, text: without(heard.text), typedText: without(heard.typedText), rawText: without(heard.rawText) }
  const told = toldIntent(rest, askedOf(rest))
  return told !== 'other' || kept !== 'visit' ? told : heard.found.when === null ? 'yes' : 'book'
}
