import { describe, expect, test } from 'vitest'
import { isAutomatic, ownWords, stripQuoted } from './quoted.ts'

describe('stripQuoted', () => {
  test.each([
    ['Да\n\n> Пора переобуваться', 'Да', 'marked lines'],
    ['Да\nвт, 10 мар. 2026 г. в 10:30, Шины <a@b.ru>:\n> Пора', 'Да', 'the head of a Russian mail program'],
    ['Да\nНа вт, 10.03.2026 г. в 10:30 Аня написа:\n> Време е', 'Да', 'of a Bulgarian one'],
    ['Yes\nOn Tue, Mar 10, 2026 at 10:30 AM Shop <a@b.c> wrote:\n> Time', 'Yes', 'of an English one'],
    ['Да\n-- \nАнна', 'Да', 'a signature'],
    ['Да\nОтправлено с iPhone', 'Да', 'the phone advertises itself'],
    ['> Пора?\nДа', 'Да', 'an answer below the quote'],
    ['Да', 'Да', 'nothing to strip'],
  ])('%j gives %j: %s', (text, own) => {
    expect(stripQuoted(text)).toBe(own)
  })
})

const SAID = 'Да, запишите на пятницу\nлучше утром'

describe('ownWords: what mail programs put under an answer', () => {
  test.each([
    ['On Tue, Mar 10, 2026 at 10:30 AM Шины у Ани <anya@shop.test> wrote:\n\n> Пора', 'Gmail'],
    ['On Tue, Mar 10, 2026 at 10:30 AM Шины у Ани на Лесной, 5 <\nanya+m7f8@shop.test> wrote:\n\n> Пора', 'Gmail breaks a long head'],
    ['вт, 10 мар. 2026 г. в 10:30, Шины у Ани <anya@shop.test>:\n\n> Пора', 'Gmail in Russian'],
    ['вт, 10 мар. 2026 г. в 10:30, Шины у Ани на Лесной <\nanya+m7f8@shop.test>:\n\n> Пора', 'Gmail in Russian breaks it too'],
    ['На вт, 10.03.2026 г. в 10:30 ч. Гуми при Аня <anya@shop.test> написа:\n\n> Време е', 'Gmail in Bulgarian'],
    ['На вт, 10.03.2026 г. в 10:30 ч. Гуми при Аня <\nanya+m7f8@shop.test> написа:\n\n> Време е', 'and broken'],
    ['________________________________\nFrom: Shop <a@shop.test>\nSent: Tuesday, March 10, 2026 10:30\nTo: Anna\nSubject: Time', 'Outlook'],
    ['От: Шины у Ани <anya@shop.test>\nОтправлено: 10 марта 2026 г. 10:30\nКому: Анна\nТема: Пора\n\nПора', 'Outlook in Russian'],
    ['От: Гуми при Аня <anya@shop.test>\nИзпратено: вторник, 10 март 2026 г. 10:30\nДо: Анна\nОтносно: Време е', 'Outlook in Bulgarian'],
    ['Получить Outlook для iOS <https://aka.ms/o0ukef>\n________________________________\nОт: Шины', 'Outlook on a telephone'],
    ['Get Outlook for Android\n\nFrom: Shop <a@shop.test>', 'the same in English'],
    ['Изтеглете Outlook за iOS\n\nОт: Гуми <a@shop.test>', 'the same in Bulgarian'],
    ['-----Исходное сообщение-----\nОт: Шины\nПора', 'old Outlook'],
    ['> 10 марта 2026 г., в 10:30, Шины у Ани <anya@shop.test> написал(а):\n> \n> Пора', 'Apple Mail marks its head'],
    ['10 марта 2026 г., в 10:30, Шины у Ани <anya@shop.test> написал(а):\n\nПора', 'Apple Mail without marks'],
    ['Отправлено с iPhone\n\n> 10 марта 2026 г., в 10:30, Шины <a@shop.test> написал(а):', 'an iPhone'],
    ['> On 10 Mar 2026, at 10:30, Shop <a@shop.test> wrote:\n> Time', 'Apple Mail in English'],
    ['На 10.03.2026 г., в 10:30 ч., Гуми при Аня <anya@shop.test> написа:\n\n> Време е', 'Apple Mail in Bulgarian'],
    ['Вторник, 10 марта 2026, 10:30 +03:00 от Шины у Ани <anya@shop.test>:\n \nПора', 'Mail.ru'],
    ['--\nОтправлено из Mail.ru для Android\nвторник, 10 марта 2026г., 10:30 +03:00 от Шины a@shop.test:', 'Mail.ru on a telephone'],
    ['10.03.2026, 10:30, "Шины у Ани" <anya@shop.test>:\nПора', 'Yandex has no verb'],
    ['-- \nОтправлено из мобильного приложения Яндекс Почты', 'Yandex on a telephone'],
    ['Отправлено из мобильной Яндекс Почты', 'its older words'],
    ['-------- Оригинално писмо --------\nОт: Гуми при Аня\nОтносно: Време е\nДо: anna@abv.bg\nИзпратено на: 10.03.2026 10:30', 'abv.bg'],
    ['10.03.2026 10:30, Шины у Ани пишет:\n> Пора', 'Thunderbird'],
    ['---------- Forwarded message ---------\nFrom: Shop <a@shop.test>', 'forwarded by Gmail'],
    ['-------- Пересылаемое сообщение --------\n10.03.2026, 10:30, Шины', 'forwarded by Yandex'],
    ['Begin forwarded message:\n\nFrom: Shop', 'forwarded by Apple Mail'],
    ['С уважением,\nАнна Петрова\nДиректор\n+7 945 000-01-01', 'a signature without its mark'],
    ['Поздрави,\nАнна', 'a Bulgarian one'],
    ['Kind regards,\nAnna Petrova', 'an English one'],
  ])('%j, which is %s', tail => {
    expect(ownWords(`${SAID}\n\n${tail}`)).toBe(SAID)
    expect(ownWords(`${SAID}\n\n${tail}`.replaceAll('\n', '\r\n'))).toBe(SAID)
  })

  test.each([
    ['On Tue, Mar 10, 2026 at 10:30 AM Шины у Ани на Лесной, 5 <\nanya@shop.test> wrote:\n\n> Пора?\n\nДа', 'Да', 'below a broken head'],
    ['> Пора?', '> Пора?', 'nothing of his own: better the quote than an empty line'],
    ['С уважением,\nАнна', 'С уважением,\nАнна', 'a letter that only takes leave'],
    ['На вторник в 10\nможно?', 'На вторник в 10\nможно?', 'begins as a head and names nobody'],
    ['10 марта в 15\nили 11-го, пишите на a@b.ru', '10 марта в 15\nили 11-го, пишите на a@b.ru', 'an address in his own words'],
    ['с уважением отношусь, но нет', 'с уважением отношусь, но нет', 'the words within a sentence'],
  ])('%j stays %j: %s', (text, own) => {
    expect(ownWords(text)).toBe(own)
  })
})

describe('isAutomatic', () => {
  test.each([
    ['Автоответ: я в отпуске до 20 марта', true, 'says so itself'],
    ['Out of office until Monday', true, 'the usual English head'],
    ['Автоматичен отговор: отсъствам', true, 'the usual Bulgarian head'],
    ['Я в отпуске, давайте после 20-го', false, 'a person speaks'],
    ['в отпуске до 20 марта', false, 'a person in a hurry'],
  ])('%j: %s, %s', (text, expected) => {
    expect(isAutomatic(text)).toBe(expected)
  })
})
