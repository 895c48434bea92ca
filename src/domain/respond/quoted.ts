/** What a mail program or a machine added to a reply is not the reply: quotes, signatures, out-of-office notes. */

const QUOTE_HEADS = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|forwarded message)/i,
  /^\s*-{2,}\s*(?:(?:исходное|пересылаемое|пересланное) (?:сообщение|письмо)|(?:оригинално|препратено) (?:съобщение|писмо))/i,
  /^\s*(?:begin forwarded message|начало (?:переадресованного|пересылаемого) сообщения|начало на препратено(?:то)? съобщение)\s*:/i,
  /^\s*_{5,}\s*$/,
  /^\s*-- ?$/,
  /^\s*\*?(?:from|от|от кого|кому|отправлено|изпратено|изпратено на|sent|дата|date|тема|subject|относно)\s*:\*?\s/i,
  /^\s*on .{6,100}\bwrote:\s*$/i,
  /^\s*на .{6,100}\sнаписа(?:\s.{0,60})?:?\s*$/i,
  /^\s*(?:пн|вт|ср|чт|пт|сб|вс|пнд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[,.]? .{3,100}:\s*$/i,
  /^\s*\d{1,2}[./ ].{3,80}(?:пишет|написал|написала|написали|wrote|написа)(?:\(а\)|[\s,].{0,40})?:?\s*$/i,
  /^\s*\d{1,2}[./ ].{3,80}<[^<>\s]+@[^<>\s]+>\s*:\s*$/,
  /^\s*(?:отправлено (?:с|из)|изпратено от|sent from|get outlook for|(?:получить|скачать|загрузить) outlook для|изтеглете outlook за|вземете outlook за) /i,
]

/** How the head of a quote begins; mail programs break long ones into two lines, at the address mostly. */
const HEAD_BEGINS = /^\s*(?:on |на |пн|вт|ср|чт|пт|сб|вс|пон|суб|вос|\d{1,2}[./ ])/i
const HEAD_LINES_MAX = 3

/** The words the person wrote himself: everything from the first quote on goes. */
export function stripQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex((_, at) => headLines(lines, at) > 0)
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
  // Someone answers below the quote: then the lines without a mark are his.
  return own !== '' ? own : withoutHeads(lines).join('\n').trim()
}

function withoutHeads(lines: readonly string[]): readonly string[] {
  const left: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const head = headLines(lines, at)
    if (head === 0) left.push(lines[at] ?? '')
    else at += head - 1
  }
  return left
}

/** How many lines the head of a quote takes that begins here; none where none begins. A head of several lines names an address. */
function headLines(lines: readonly string[], at: number): number {
  let head = lines[at] ?? ''
  if (IS_QUOTE_HEAD.test(head)) return 1
  if (lines.length === 1 || !HEAD_BEGINS.test(head)) return 0
  for (let count = 2; count <= HEAD_LINES_MAX && at + count <= lines.length; count += 1) {
    head = `${head.trimEnd()} ${(lines[at + count - 1] ?? '').trim()}`
    if (head.includes('@') && IS_QUOTE_HEAD.test(head.replace(/<\s+/g, '<'))) return count
  }
  return 0
}

/** A line that does nothing but take leave: what follows it is a name, a post and a telephone. */
const TAKES_LEAVE = anyOf([
  /^\s*(?:с (?:уважением|наилучшими пожеланиями)|всего (?:доброго|хорошего))[,.!]?\s*$/,
  /^\s*(?:(?:с |сърдечни |много )?поздрави?|с уважение|хубав ден)[,.!]?\s*$/,
  /^\s*(?:(?:(?:best|kind|warm|many) )?(?:regards|wishes)|yours (?:sincerely|faithfully)|sincerely)[,.!]?\s*$/,
])

/** For a line of a list: what he wrote, without quotes and without his signature; the whole text where nothing else is left. */
export function ownWords(text: string): string {
  const lines = stripQuoted(text).split('\n')
  const end = lines.findIndex((line, at) => at > 0 && TAKES_LEAVE.test(line))
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
  return own === '' ? text.trim() : own
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
