/** What a mail program or a machine added to a reply is not the reply: quotes, signatures, out-of-office notes. */

const QUOTE_HEADS = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|исходное сообщение|оригинално съобщение|пересылаемое сообщение|forwarded message)/i,
  /^\s*_{5,}\s*$/,
  /^\s*-- ?$/,
  /^\s*(?:from|от|кому|отправлено|изпратено|sent|дата|date|тема|subject)\s*:\s/i,
  /^\s*on .{6,100}\bwrote:\s*$/i,
  /^\s*на .{6,100}\sнаписа(?:\s.{0,60})?:?\s*$/i,
  /^\s*(?:пн|вт|ср|чт|пт|сб|вс|пнд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[,.]? .{3,100}:\s*$/i,
  /^\s*\d{1,2}[./ ].{3,80}(?:пишет|написал|написала|написали|wrote|написа)(?:[\s,].{0,40})?:?\s*$/i,
  /^\s*(?:отправлено с|изпратено от|sent from) /i,
]

/** The words the person wrote himself: everything from the first quote on goes. */
export function stripQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex(line => IS_QUOTE_HEAD.test(line))
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
  // Someone answers below the quote: then the lines without a mark are his.
  if (own !== '') return own
  return lines
    .filter(line => !IS_QUOTE_HEAD.test(line))
    .join('\n')
    .trim()
}

/** Absence told in words that a person uses as well. */
const AWAY_NOTE = [
  /я в отпуске (?:до|с|по)/i,
  /в отпуск (?:съм|до|от)|в отпуска? съм/i,
  /i am (?:currently )?(?:away|on vacation|on holiday)/i,
]
/** And what no machine writes: that he will come back to it himself, or how he speaks to us. */
const PERSONAL =
  /запиш|прид[уе]|приед|давай|напишу|потом сам|девоч|ребят|\)\)|\p{Extended_Pictographic}|ще (?:се запиша|дойда|намина|пиша)|момичета|\bi(?:'ll| will) (?:book|come|text|pop)|\bgirls\b|\bguys\b|\blol\b/iu

const AUTOMATIC = [
  /auto(?:matic)?[ -]?(?:reply|response|answer)/i,
  /out of (?:the )?office/i,
  /i am (?:currently )?on (?:annual )?leave/i,
  /(?:will be|am) (?:back|out) .{0,40}(?:limited|no) access/i,
  /limited access to (?:my )?e-?mail/i,
  /mail delivery (?:failed|subsystem)/i,
  /undeliverable|undelivered mail|(?:could not be|was not|not) delivered/i,
  /(?:сообщение|sms|смс) не доставлен|(?:съобщението|sms) не (?:е|беше) доставен|извън обхват/i,
  /автоответ|автоматическ(?:ий|ое|и) (?:ответ|сообщени|уведомлени)/i,
  /нахожусь в отпуске|буду в отпуске|отсутствую на рабочем месте|вне офиса/i,
  /(?:абонент|номер) (?:временно )?(?:недоступ|не обслуж|вне зоны)/i,
  /вам звонил|вы получили это (?:письмо|сообщение), потому/i,
  /ваше (?:обращение|сообщение|письмо|заявка) (?:получен|принят|зарегистрирован)/i,
  /я сейчас за рул[её]м.{0,40}(?:автоответ|перезвоню позже автоматически)/i,
  /автоматичен отговор|автоматично (?:съобщение|генериран)/i,
  /извън офиса|отсъствам (?:от офиса|до|от)/i,
  /your (?:message|request|ticket) (?:has been|was) (?:received|created)|thank you for (?:your (?:message|email)|contacting us)/i,
  /вашето (?:съобщение|запитване) (?:е получено|беше получено)|благодарим,? че се свързахте/i,
]

/** One expression of all: it looks through a reply once. */
function anyOf(signs: readonly RegExp[]): RegExp {
  return new RegExp(signs.map(sign => `(?:${sign.source})`).join('|'), 'i')
}

const IS_QUOTE_HEAD = anyOf(QUOTE_HEADS)
const IS_AUTOMATIC = anyOf(AUTOMATIC)
const IS_AWAY_NOTE = anyOf(AWAY_NOTE)

/** An absence note names a date, and is still no agreement: nobody has read our message. */
export function isAutomatic(text: string): boolean {
  return IS_AUTOMATIC.test(text) || (IS_AWAY_NOTE.test(text) && !PERSONAL.test(text))
}
