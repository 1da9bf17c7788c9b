import { type File, type Founded, foundedBy, shortYear } from './founded'

let founded: Founded
afterEach(() => founded.close())

const REGISTERED = '虚构新登记工厂工会'

/** Base unions that a household applies at in each shape; a file without base unions gets one from its administrator. */
const SHAPES: readonly [File, readonly (readonly [city: number, base: string])[], readonly string[]][] = [
  ['jiangmen', [[0, REGISTERED]], ['市直', '蓬江区', '江海区', '新会区', '台山市', '开平市', '鹤山市', '恩平市']],
  ['prefecture', [[0, '虚构灯具厂工会']], ['虚构甲县', '虚构乙县', '虚构建设系统', '地直']],
  [
    'province',
    [
      [0, '虚构河东五金厂工会'],
      [1, '虚构西市公交公司工会'],
    ],
    ['虚构东市河东区', '虚构东市河西县', '市直', '虚构西市山前区'],
  ],
]

test.each(SHAPES)(
  'founded from %s.json, a household applies, is filed and paid, and the report shows it',
  async (file, plan, places) => {
    founded = await foundedBy(file)
    const { hand, cities } = founded
    if (file === 'jiangmen') {
      const county = { org: 'OR-taishan', name: REGISTERED, staff: 90, phone: '0000-0000001' }
      await hand.tell('first-admin', 'org.create', county)
    }
    const seen: string[] = []
    for (const [i, [at, name]] of plan.entries()) {
      const city = cities[at]
      if (city === undefined) throw new Error('no such city')
      const { amount } = await shortYear(founded, city, await city.named(name), 100 + i)
      const year = Number(founded.desk.clock.today().slice(0, 4))
      const report = await hand.tell(`${city.tag}-audit`, 'report.year', { year })
      expect([report.applied, report.onFile, report.byClass.severe, report.total.money]).toEqual([1, 1, 1, amount])
      const current = await hand.tell(`${city.tag}-admin`, 'policy.current', {})
      seen.push(...(current.places ?? []).map((place) => place.name))
    }
    expect(seen).toEqual(places)
  },
)
