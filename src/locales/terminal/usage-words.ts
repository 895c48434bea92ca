/** What was wrong with a command as it was written, in the language of the terminal; how it is written is shown behind it. */
import type { Locale } from '../../kernel/locale.ts'

/** What each kind of mistake names. */
export interface UsageData {
  readonly 'unknown-command': { readonly word: string }
  readonly 'unknown-option': { readonly word: string }
  readonly 'unexpected-word': { readonly word: string }
  readonly 'bad-option': { readonly word: string }
  readonly 'needs-value': { readonly option: string }
  readonly 'not-a-number': { readonly option: string }
  readonly 'not-among': { readonly option: string; readonly choices: string }
  readonly 'bad-form': { readonly option: string; readonly word: string; readonly example: string }
  readonly 'bad-days': { readonly option: string; readonly word: string; readonly most: number }
  readonly 'bad-port': { readonly word: string }
  readonly 'one-file': object
  readonly 'which-import': object
  readonly 'no-import': { readonly word: string }
  readonly 'one-folder': object
  readonly 'no-out': object
  readonly 'no-as-of': object
  readonly 'no-day': { readonly option: string; readonly word: string }
  readonly 'bad-horizons': { readonly most: number }
  readonly 'windows-of-groups': object
  readonly 'windows-of-segments': object
  readonly 'same-file': { readonly file: string }
  readonly 'which-reply': object
  readonly 'no-now': object
}
export type UsageCode = keyof UsageData
type Sentences = { readonly [Code in UsageCode]: (data: UsageData[Code]) => string }

const ru: Sentences = {
  'unknown-command': ({ word }) => `Команды «${word}» нет.`,
  'unknown-option': ({ word }) => `Параметра ${word} нет.`,
  'unexpected-word': ({ word }) => `Слово «${word}» здесь лишнее.`,
  'bad-option': ({ word }) => `С параметром ${word} что-то не так: проверьте, нужно ли ему значение.`,
  'needs-value': ({ option }) => `Параметру ${option} нужно значение.`,
  'not-a-number': ({ option }) => `Значение ${option} — число.`,
  'not-among': ({ option, choices }) => `Значение ${option} — одно из: ${choices}.`,
  'bad-form': ({ option, word, example }) => `${option} ${word}: нужно в таком виде: ${example}.`,
  'bad-days': ({ option, word, most }) => `${option} ${word}: нужно число дней от 1 до ${most}.`,
  'bad-port': ({ word }) => `--port ${word}: такого порта не бывает.`,
  'one-file': () => 'Назовите один файл.',
  'which-import': () => 'Какую загрузку? Её номер назван после неё и стоит на её странице.',
  'no-import': ({ word }) => `${word} — не номер загрузки.`,
  'one-folder': () => 'Назовите одну папку.',
  'no-out': () => 'Скажите, куда записать: --out OUT.csv.',
  'no-as-of': () => 'Скажите, на какой день считать: --as-of 2026-03-31.',
  'no-day': ({ option, word }) => `${option} ${word}: такого дня нет, день пишут так: 2026-03-31.`,
  'bad-horizons': ({ most }) => `Значение --horizons — целые числа дней от 1 до ${most}, например 14,28.`,
  'windows-of-groups': () => '--no-windows считает только по клиентам: с --group уберите его.',
  'windows-of-segments': () => '--no-windows групп клиентов не считает: с --segments уберите его.',
  'same-file': ({ file }) => `Из файла ${file} читаются продажи: назовите в --out другой, иначе они пропадут.`,
  'which-reply': () => 'Какой ответ прочитать? Напишите его в кавычках или назовите файл: --file F.csv.',
  'no-now': () => 'Скажите, когда он написан: --now 2026-03-10T10:30.',
}
const bg: Sentences = {
  'unknown-command': ({ word }) => `Няма команда „${word}“.`,
  'unknown-option': ({ word }) => `Няма параметър ${word}.`,
  'unexpected-word': ({ word }) => `Думата „${word}“ тук е излишна.`,
  'bad-option': ({ word }) => `Нещо не е наред с параметъра ${word}: проверете дали му трябва стойност.`,
  'needs-value': ({ option }) => `На параметъра ${option} му трябва стойност.`,
  'not-a-number': ({ option }) => `Стойността на ${option} е число.`,
  'not-among': ({ option, choices }) => `Стойността на ${option} е едно от: ${choices}.`,
  'bad-form': ({ option, word, example }) => `${option} ${word}: пише се така: ${example}.`,
  'bad-days': ({ option, word, most }) => `${option} ${word}: трябва брой дни от 1 до ${most}.`,
  'bad-port': ({ word }) => `--port ${word}: няма такъв порт.`,
  'one-file': () => 'Посочете един файл.',
  'which-import': () => 'Кое зареждане? Номерът му беше казан след него и стои на страницата му.',
  'no-import': ({ word }) => `${word} не е номер на зареждане.`,
  'one-folder': () => 'Посочете една папка.',
  'no-out': () => 'Кажете къде да се запише: --out OUT.csv.',
  'no-as-of': () => 'Кажете към кой ден да се смята: --as-of 2026-03-31.',
  'no-day': ({ option, word }) => `${option} ${word}: няма такъв ден, пише се така: 2026-03-31.`,
  'bad-horizons': ({ most }) => `Стойността на --horizons са цели дни от 1 до ${most}, например 14,28.`,
  'windows-of-groups': () => '--no-windows смята само по клиенти: с --group го махнете.',
  'windows-of-segments': () => '--no-windows не дели клиентите на групи: с --segments го махнете.',
  'same-file': ({ file }) => `От файла ${file} се четат продажбите: посочете в --out друг, иначе ще се изгубят.`,
  'which-reply': () => 'Кой отговор да се прочете? Напишете го в кавички или посочете файл: --file F.csv.',
  'no-now': () => 'Кажете кога е написан: --now 2026-03-10T10:30.',
}
const en: Sentences = {
  'unknown-command': ({ word }) => `There is no command "${word}".`,
  'unknown-option': ({ word }) => `There is no option ${word}.`,
  'unexpected-word': ({ word }) => `The word "${word}" is not expected here.`,
  'bad-option': ({ word }) => `Something is wrong with the option ${word}: check whether it takes a value.`,
  'needs-value': ({ option }) => `${option} needs a value.`,
  'not-a-number': ({ option }) => `${option} is a number.`,
  'not-among': ({ option, choices }) => `${option} is one of ${choices}.`,
  'bad-form': ({ option, word, example }) => `${option} ${word} is not written like ${example}.`,
  'bad-days': ({ option, word, most }) => `${option} ${word} is no number of days from 1 to ${most}.`,
  'bad-port': ({ word }) => `--port ${word} is no port number.`,
  'one-file': () => 'Name one file.',
  'which-import': () => 'Which import? Its number was told after it, and stands on its page.',
  'no-import': ({ word }) => `${word} is not the number of an import.`,
  'one-folder': () => 'Name one folder.',
  'no-out': () => 'Say where to write: --out OUT.csv.',
  'no-as-of': () => 'Say which day to stand on: --as-of 2026-03-31.',
  'no-day': ({ option, word }) => `${option} ${word}: there is no such day; write it like 2026-03-31.`,
  'bad-horizons': ({ most }) => `--horizons takes whole days from 1 to ${most}, for instance 14,28.`,
  'windows-of-groups': () => '--no-windows is for customers; leave it out to predict with --group.',
  'windows-of-segments': () => '--no-windows sorts nobody into segments; leave it out to use --segments.',
  'same-file': ({ file }) => `${file} is the file that is read; name another one with --out, or your sales would be lost.`,
  'which-reply': () => 'Which reply? Write it in quotes, or name a file: --file F.csv.',
  'no-now': () => 'Say when it was written: --now 2026-03-10T10:30.',
}
const SENTENCES: Readonly<Record<Locale, Sentences>> = { ru, bg, en }

export function usageSentence<Code extends UsageCode>(
  code: Code,
  { data, locale }: { readonly data: UsageData[Code]; readonly locale: Locale },
): string {
  return SENTENCES[locale][code](data)
}
