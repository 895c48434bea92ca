/**
 * The many ways people write a day, brought to those a parser expects:
 * '12,03,2024', 'Вт 12.03.2024 г. в 14ч30', '5th March 2024', '12.III.24'.
 */

const WEEKDAYS = [
  String.raw`пн|вт|ср|чт|пт|сб|вс|нд|понед\p{L}*|вторн\p{L}*|сред\p{L}*|сряда|четв\p{L}*|пятн\p{L}*|петък|субб\p{L}*|събота|воскр\p{L}*|неделя`,
  String.raw`mon\p{L}*|tue\p{L}*|wed\p{L}*|thu\p{L}*|fri\p{L}*|sat\p{L}*|sun\p{L}*`,
]
const WEEKDAY = new RegExp(String.raw`^(?:${WEEKDAYS.join('|')})\.?,?\s+(?=[\p{L}\d])`, 'iu')
const ROMAN_MONTHS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** Slower than the parser and asked only where it does not understand. The result may still be no day. */
export function plainDateText(text: string): string {
  return text
    .replace(WEEKDAY, '')
    .replace(/\s*[([]\s*\p{L}+\.?\s*[)\]]$/u, '')
    .replace(/(?<=\d)\s*(?:г\.?|год|года)(?=[\s,]|$)/iu, '')
    .replace(/(?<=\d)(?:st|nd|rd|th|-?(?:го|ое|ти|ви|ри|ми))(?=\s)/iu, '')
    .replace(/[\s,]+(?:в|във|at|@)\s+(?=\d)/iu, ' ')
    .replace(/(\d)\s*(?:часа?|ч|h)\.?$/iu, '$1')
    .replace(/^(.*\d{4}|.*\p{L}.*\d{2}|\d+[./-]\d+[./-]\d+)[\s,T]+(\d{1,2})\s*[.ч:h-]\s*(\d{2})$/iu, '$1 $2:$3')
    .replace(/^(\d{1,2})([./ -])([ivx]+)\2(\d{2,4})(?!\d)/iu, (all, day: string, _mark, roman: string, year: string) => {
      const month = ROMAN_MONTHS.indexOf(roman.toLowerCase()) + 1
      return month === 0 ? all : `${day}.${month}.${year}`
    })
    .replace(/^(\d{1,4})\s*[.,\\'_ ]\s*(\d{1,2})\s*[.,\\'_ ]\s*(\d{2,4}|\d{1,2})\.?(?=\s|$)/u, '$1.$2.$3')
    .trim()
}
