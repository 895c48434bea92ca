/** E-mail addresses: lower case, inner spaces and look-alike letters repaired, and only then compared. */
const CYRILLIC_LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
}
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/** The normal form, or undefined when this is no address one could write to. */
export function parseEmail(raw: string): string | undefined {
  const folded = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\s+/g, '')
  const latin = [...folded]
    .map(letter => CYRILLIC_LOOKALIKES[letter] ?? letter)
    .join('')
    .replace(/^[<"']+|[>"',;.]+$/g, '')
  return ADDRESS.test(latin) && !latin.includes('..') ? latin : undefined
}
