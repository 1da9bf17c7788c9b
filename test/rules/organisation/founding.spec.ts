import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Founding, faultsIn, ProvinceFounding, unionsIn } from '@domain/organisation/founding'

const FOLDER = join(__dirname, '../../../local/founding')
const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))

test.each(readdirSync(FOLDER))('%s is a founding file without a fault', (file) => {
  const all = file === 'province.json' ? ProvinceFounding.parse(read(file)).cities : [Founding.parse(read(file))]
  expect(all.flatMap(faultsIn)).toEqual([])
})

test('the cities of a province differ by their codes', () => {
  const province = ProvinceFounding.parse(read('province.json'))
  const twice = { ...province, cities: province.cities.map((city) => ({ ...city, code: '9911' })) }
  expect(ProvinceFounding.safeParse(twice).success).toBe(false)
})

test('a union directly under the city is a county; below that, one with unions below is a street, any other a base union', () => {
  const levels = unionsIn(Founding.parse(read('prefecture.json'))).map(({ above, name, level }) => [
    above.length,
    name,
    level,
  ])
  expect(levels).toEqual([
    [0, '虚构甲县总工会', 'county'],
    [1, '虚构东街道总工会', 'street'],
    [2, '虚构东街道园区工会', 'street'],
    [3, '虚构灯具厂工会', 'base'],
    [2, '虚构东街道商铺联合工会', 'base'],
    [1, '虚构甲县水泥厂工会', 'base'],
    [0, '虚构乙县总工会', 'county'],
    [1, '虚构乙县中学工会', 'base'],
    [0, '虚构建设系统工会联合会', 'county'],
    [1, '虚构路桥公司工会', 'base'],
    [0, '虚构地区直属机关工会', 'county'],
    [1, '虚构水务局工会', 'base'],
  ])
})

type Union = Founding['unions'][number]
const file = (...unions: readonly Union[]): Founding =>
  Founding.parse({ name: '虚构市总工会', phone: '0000-0000000', administrator: '开门人', unions })
const deep = (left: number): Union => ({ name: `虚构第${left}层`, ...(left === 0 ? {} : { unions: [deep(left - 1)] }) })
const plant: Union = { name: '虚构厂工会' }

test.each<[string, Founding, readonly [string, string][]]>([
  [
    'one name twice under one union',
    file({ name: '甲', unions: [plant, plant] }),
    [
      ['甲 › 虚构厂工会', 'twice'],
      ['甲 › 虚构厂工会', 'twice'],
    ],
  ],
  ['one name under two unions', file({ name: '甲', unions: [plant] }, { name: '乙', unions: [plant] }), []],
  [
    'one code twice',
    file({ name: '甲', code: '999901' }, { name: '乙', code: '999901' }),
    [
      ['甲', 'id-twice'],
      ['乙', 'id-twice'],
    ],
  ],
  [
    'a telephone number in a name',
    file({ name: '甲', unions: [{ name: '厂工会13800001234' }] }),
    [['甲 › 厂工会13800001234', 'number-in-name']],
  ],
  [
    'a union below a base union',
    file({ name: '甲', unions: [{ name: '乙', level: 'base', unions: [plant] }] }),
    [['甲 › 乙 › 虚构厂工会', 'below-base']],
  ],
  [
    '市直 in the middle of the tree',
    file({ name: '甲', unions: [{ name: '乙', direct: true }] }),
    [['甲 › 乙', 'only-county']],
  ],
  [
    'a county that serves whoever has no unit',
    file({ name: '甲', serves: true, unions: [{ name: '乙', level: 'base', serves: true }] }),
    [['甲', 'only-base']],
  ],
  ['seven levels below the city', file(deep(6)), []],
])('%s: %j', (_what, founding, expected) => {
  expect(faultsIn(founding).map(({ union, fault }) => [union, fault])).toEqual(expected)
})

test('an eighth level below the city is too deep', () => {
  expect(faultsIn(file(deep(7))).map(({ fault }) => fault)).toEqual(['too-deep'])
})

test.each([
  ['an unknown word', { nmae: '甲' }],
  ['no name', {}],
  ['a code of letters', { name: '甲', code: 'abcdef' }],
])('a union with %s is no founding file', (_what, union) => {
  const founding = { name: '虚构市总工会', phone: '0000', administrator: '开门人', unions: [union] }
  expect(Founding.safeParse(founding).success).toBe(false)
})
