/** What each sample shop sells, in its own language and at a price that somebody there would recognise. */
import type { SampleShopKind } from './sample-shop-shape.ts'

/** [ru, bg, en] */
export type InThree = readonly [string, string, string]
/** Prices in whole units of RUB, EUR and USD. */
type Prices = readonly [number, number, number]

export interface SampleItem {
  readonly key: string
  readonly group: string
  readonly name: InThree
  readonly price: Prices
  readonly kind: 'goods' | 'service'
  /** Chance that a visit contains it; for tiles the chain decides (see sample-shop-basket.ts). */
  readonly chance: number
  readonly quantity?: readonly [number, number]
  /** Only a customer's first visit: a set of tyres, for instance. */
  readonly firstVisitChance?: number
}

export interface SampleStock {
  readonly groups: Readonly<Record<string, InThree>>
  readonly items: readonly SampleItem[]
}

const item = (
  key: string,
  group: string,
  kind: 'goods' | 'service',
  name: InThree,
  price: Prices,
  chance: number,
  more: Partial<SampleItem> = {},
): SampleItem => ({ key, group, kind, name, price, chance, ...more })

export const SAMPLE_STOCK: Readonly<Record<SampleShopKind, SampleStock>> = {
  tyres: {
    groups: {
      change: ['Шиномонтаж', 'Смяна на гуми', 'Tire service'],
      tyres: ['Шины', 'Гуми', 'Tires'],
      storage: ['Хранение', 'Съхранение', 'Storage'],
    },
    items: [
      item(
        'change',
        'change',
        'service',
        ['Сезонная переобувка, 4 колеса', 'Сезонна смяна, 4 гуми', 'Seasonal changeover, 4 wheels'],
        [3600, 40, 90],
        1,
      ),
      item('balance', 'change', 'service', ['Балансировка', 'Баланс', 'Balancing'], [1600, 16, 40], 0.45),
      item(
        'storage',
        'storage',
        'service',
        ['Хранение комплекта, сезон', 'Съхранение на комплект, сезон', 'Set storage, one season'],
        [4500, 35, 75],
        0.35,
      ),
      item('set', 'tyres', 'goods', ['Комплект шин R16', 'Комплект гуми R16', 'Set of tires, 16 in'], [32000, 340, 520], 0.08, {
        firstVisitChance: 0.25,
      }),
      item('valves', 'change', 'goods', ['Вентили, 4 шт.', 'Вентили, 4 бр.', 'Valve stems, set of 4'], [400, 8, 12], 0.12),
    ],
  },
  salon: {
    groups: {
      hair: ['Волосы', 'Коса', 'Hair'],
      nails: ['Ногти', 'Нокти', 'Nails'],
      care: ['Уход домой', 'Грижа за вкъщи', 'Home care'],
    },
    items: [
      item('cut', 'hair', 'service', ['Женская стрижка', 'Дамско подстригване', 'Haircut and blow-dry'], [2400, 28, 65], 0.8),
      item('colour', 'hair', 'service', ['Окрашивание', 'Боядисване', 'Colour'], [5600, 60, 120], 0.42),
      item('manicure', 'nails', 'service', ['Маникюр с покрытием', 'Маникюр с гел лак', 'Gel manicure'], [2100, 22, 48], 0.38),
      item(
        'shampoo',
        'care',
        'goods',
        ['Шампунь для окрашенных волос', 'Шампоан за боядисана коса', 'Shampoo for coloured hair'],
        [1450, 18, 26],
        0.12,
      ),
      item('mask', 'care', 'goods', ['Маска для волос', 'Маска за коса', 'Hair mask'], [1700, 21, 32], 0.06),
    ],
  },
  taxi: {
    groups: { rides: ['Поездки', 'Пътувания', 'Rides'], extras: ['Дополнительно', 'Допълнително', 'Extras'] },
    items: [
      item('city', 'rides', 'service', ['По городу', 'В града', 'City ride'], [520, 7, 19], 0.62),
      item('station', 'rides', 'service', ['Вокзал — дом', 'Гара — дом', 'Station to home'], [780, 11, 28], 0.28),
      item('airport', 'rides', 'service', ['Аэропорт', 'Летище', 'Airport'], [1650, 22, 55], 0.1),
      item('child', 'extras', 'service', ['Детское кресло', 'Детско столче', 'Child seat'], [150, 2, 5], 0.07),
    ],
  },
  tiles: {
    groups: {
      tiles: ['Плитка', 'Плочки', 'Tiles'],
      mixes: ['Смеси и клей', 'Лепила и фуги', 'Adhesives and grout'],
      bath: ['Ванны и душ', 'Вани и душове', 'Baths and showers'],
      sinks: ['Раковины и смесители', 'Мивки и смесители', 'Sinks and faucets'],
    },
    items: [
      item('tiles', 'tiles', 'goods', ['Плитка настенная, м²', 'Стенни плочки, м²', 'Wall tiles, sq yd'], [1450, 17, 29], 1, {
        quantity: [8, 28],
      }),
      item(
        'adhesive',
        'mixes',
        'goods',
        ['Клей для плитки, 25 кг', 'Лепило за плочки, 25 кг', 'Tile adhesive, 50 lb'],
        [620, 9, 18],
        0.75,
        { quantity: [2, 6] },
      ),
      item('grout', 'mixes', 'goods', ['Затирка', 'Фугираща смес', 'Grout'], [480, 6, 14], 0.6),
      item('trim', 'tiles', 'goods', ['Уголок для плитки', 'Лайсна за плочки', 'Tile trim'], [290, 5, 9], 0.35, { quantity: [2, 6] }),
      item('bath', 'bath', 'goods', ['Ванна акриловая', 'Акрилна вана', 'Acrylic bathtub'], [24500, 260, 480], 0),
      item('shower', 'bath', 'goods', ['Душевой уголок', 'Душ кабина', 'Shower enclosure'], [31000, 330, 620], 0),
      item('sink', 'sinks', 'goods', ['Раковина с тумбой', 'Мивка с шкаф', 'Sink with vanity'], [14900, 160, 290], 0),
      item('mixer', 'sinks', 'goods', ['Смеситель', 'Смесител', 'Faucet'], [5900, 65, 110], 0),
      item('mirror', 'sinks', 'goods', ['Зеркало с подсветкой', 'Огледало с осветление', 'Lit mirror'], [8700, 95, 150], 0),
    ],
  },
  cafe: {
    groups: {
      coffee: ['Кофе', 'Кафе', 'Coffee'],
      bakery: ['Выпечка', 'Печива', 'Bakery'],
      lunch: ['Обеды', 'Обяд', 'Lunch'],
      beans: ['Зерно', 'Кафе на зърна', 'Beans'],
    },
    items: [
      item('espresso', 'coffee', 'goods', ['Эспрессо', 'Еспресо', 'Espresso'], [160, 1.8, 3.2], 0.35),
      item('latte', 'coffee', 'goods', ['Латте', 'Лате', 'Latte'], [260, 2.9, 4.8], 0.55),
      item('croissant', 'bakery', 'goods', ['Круассан', 'Кроасан', 'Croissant'], [190, 2.2, 3.9], 0.32),
      item('lunch', 'lunch', 'goods', ['Обед дня', 'Обедно меню', 'Lunch of the day'], [430, 6.5, 12], 0.18),
      item('beans', 'beans', 'goods', ['Кофе в зёрнах, 250 г', 'Кафе на зърна, 250 г', 'Coffee beans, 9 oz'], [790, 11, 17], 0.06),
    ],
  },
}
