/**
 * What he asks us not to end: "do not stop the offers", "do not give my place away". The verb of ending is taken out, so that
 * it is not heard as a wish, and the rest is read for itself.
 */
import { CALM_BG, CALM_RU, ENDS_BG, ENDS_EN, ENDS_RU, STRIKES_EN, TAKES_OFF_BG, TAKES_OFF_EN, TAKES_OFF_RU } from './not-to-end.ts'
import { cutterOf, phrases } from './phrases.ts'

export interface KeptWish {
  readonly kept: 'messages' | 'visit' | 'calm'
  /** The rest of a text. */
  readonly without: (text: string) => string
}

const MESSAGES = `не (${ENDS_BG}/${ENDS_RU}) (с/ме/меня/мне)? (да_ми_*/да_ни_*/да_*/присылать/слать/писать/напоминать/звонить)?
    не (ме/меня/нас/ни) (${TAKES_OFF_BG}/${TAKES_OFF_RU}/отписвай) | не (отписывай/${TAKES_OFF_RU}) (меня/нас)
  (don't/dont/do_not/never) (ever)? (stop/quit) (${ENDS_EN}/being/the_*/those/your)
  (don't/dont/do_not/never) (${TAKES_OFF_EN}) (me/us) | (don't/dont/do_not/never) (${STRIKES_EN}) (me/us) off (the/your)? (list)?`

const VISIT = `(место/бронь/запись/время/столик/окошко) не (снимайте/отменяйте/отдавайте/убирайте/удаляйте/занимайте)
    не (снимайте/отменяйте/отдавайте/убирайте/удаляйте/переносите) (мою/мое/мой/наш/наше/нашу)? (место/бронь/запись/время/столик/окошко)
  (часа/часът/мястото/масата/резервацията) не (отменяйте/откаж*/давайте/махайте/освобождавайте)
    не (ми)? (местете/премествайте/отменяйте/давайте/махайте/освобождавайте) (часа/часът/мястото/масата/резервацията)
  (don't/dont/do_not) (cancel/give/drop/release) (my/our/the)? (slot/appointment/booking/place/spot/table/it) (away/up)?`

const CALM = `не (${CALM_RU}) !(меня/нас/больше/по)
    ${CALM_BG} | (don't/dont/do_not) (worry/panic/fret)`

const KINDS = [
  { kept: 'visit', asks: phrases(VISIT), without: cutterOf(VISIT) },
  { kept: 'messages', asks: phrases(MESSAGES), without: cutterOf(MESSAGES) },
  { kept: 'calm', asks: phrases(CALM), without: cutterOf(CALM) },
] as const

/** What is to go on, and the rest of the text; undefined when he asks for nothing of the kind. */
export function keptWish(text: string): KeptWish | undefined {
  return KINDS.find(({ asks }) => asks.test(text))
}
