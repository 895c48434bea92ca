/**
 * The words in which somebody asks us not to end something: said once, for the wish that is to go on (`kept-wish.ts`) and for the guards
 * that keep a refusal from being heard in it (`opt-out-phrases.ts`). The notation is that of `phrases.ts`.
 */

/** What is not to be ended: to write, to remind, to ring. */
export const ENDS_RU = 'прекращайте/прекращай/переставайте/переставай/отключайте'
export const ENDS_BG = 'спирайте/спирай/преставайте/преставай/прекратявайте/отписвайте/отписвай'
export const ENDS_EN = 'sending/texting/messaging/writing/reminding/doing/making/selling/these'

/** From what he is not to be taken off: a list, a base. */
export const TAKES_OFF_RU = 'отписывайте/удаляйте'
export const TAKES_OFF_BG = 'отписвайте/махайте/изтривайте'
export const TAKES_OFF_EN = 'unsubscribe/remove/delete'
export const STRIKES_EN = 'take/drop/strike'

/** "Do not worry" is no wish for silence. */
export const CALM_RU = 'беспокойтесь/беспокойся/волнуйтесь/волнуйся/переживайте/переживай/тревожьтесь'
export const CALM_BG = 'не се (притеснявай*/безпокой*/тревож*)'
