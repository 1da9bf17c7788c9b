import type { PostRole } from '@domain/organisation/roles'
import type { Persona } from '../desk/desk-people'
import { COUNTY_UNIONS, type Jurisdiction } from './jiangmen'
import { BASE_UNIONS } from './unions'

/** A person of the town who holds a post. `at`: `city`, a jurisdiction, or the key of a base union. */
export type Officer = {
  readonly key: string
  readonly name: string
  readonly role: PostRole
  readonly at: 'city' | Jurisdiction | (string & {})
}

const ROLE_WORDS: Readonly<Record<PostRole, string>> = {
  'base-officer': '经办人',
  'county-reviewer': '县级审核',
  'city-reviewer': '市级审核',
  'fund-officer': '财务经办',
  'fund-approver': '财务复核',
  auditor: '审计',
  administrator: '管理员',
}
const GROUP_OF: Readonly<Record<PostRole, Persona['group']>> = {
  'base-officer': 'base',
  'county-reviewer': 'county',
  'city-reviewer': 'city',
  'fund-officer': 'money',
  'fund-approver': 'money',
  auditor: 'auditor',
  administrator: 'admin',
}

const at = (where: Officer['at'], people: readonly (readonly [string, string, PostRole])[]): readonly Officer[] =>
  people.map(([key, name, role]) => ({ key, name, role, at: where }))

const ABOVE: readonly Officer[] = [
  ...at('city', [
    ['city-review-1', '岑知远', 'city-reviewer'],
    ['city-review-2', '阮以宁', 'city-reviewer'],
    ['city-fund', '祝采薇', 'fund-officer'],
    ['city-approve', '蓝予衡', 'fund-approver'],
    ['city-audit', '梅若谷', 'auditor'],
    ['city-admin', '司远山', 'administrator'],
  ]),
  ...at('pengjiang', [
    ['pengjiang-review', '麦青禾', 'county-reviewer'],
    ['pengjiang-fund', '温如初', 'fund-officer'],
    ['pengjiang-approve', '凌述之', 'fund-approver'],
    ['pengjiang-audit', '向晚舟', 'auditor'],
    ['pengjiang-admin', '柏长青', 'administrator'],
  ]),
  ...at('xinhui', [
    ['xinhui-review', '简明澄', 'county-reviewer'],
    ['xinhui-fund', '路南乔', 'fund-officer'],
    ['xinhui-approve', '池见深', 'fund-approver'],
    ['xinhui-audit', '闻松年', 'auditor'],
    ['xinhui-admin', '季白榆', 'administrator'],
  ]),
  ...at('taishan', [
    ['taishan-review', '桑与归', 'county-reviewer'],
    ['taishan-fund', '庄可期', 'fund-officer'],
    ['taishan-approve', '卓以恒', 'fund-approver'],
    ['taishan-audit', '骆闻笙', 'auditor'],
    ['taishan-admin', '康望舒', 'administrator'],
  ]),
  ...at('jianghai', [['jianghai-review', '项知微', 'county-reviewer']]),
  ...at('kaiping', [['kaiping-review', '苗守拙', 'county-reviewer']]),
  ...at('heshan', [['heshan-review', '费清和', 'county-reviewer']]),
  ...at('enping', [['enping-review', '屈望川', 'county-reviewer']]),
]

const FIRST = [
  '包安禾',
  '卞思齐',
  '车远帆',
  '成景行',
  '储念慈',
  '丁春野',
  '樊乐水',
  '冯书瑶',
  '甘雨眠',
  '葛云开',
  '古南风',
  '郝知秋',
  '洪若愚',
  '纪晓棠',
  '焦立夏',
  '孔望晴',
  '雷鸣谦',
  '黎向暖',
  '连城雪',
  '柳见青',
  '娄星河',
  '鲁大川',
  '满庭芳',
  '苗小满',
]
const SECOND = [
  '倪归帆',
  '聂听雨',
  '欧阳澄',
  '潘拾光',
  '裴思源',
  '齐大有',
  '秦小寒',
  '裘一诺',
  '任平生',
  '荣春和',
  '沙知行',
  '邵秋白',
  '施雨田',
  '石敢当',
  '宋惊蛰',
  '苏半夏',
  '谭守一',
  '陶然之',
  '田小麦',
  '童谣安',
  '汪晴川',
  '危长安',
  '翁立冬',
  '伍月明',
]

/** Two officers at each base union, because a survey needs two persons. */
const BELOW: readonly Officer[] = BASE_UNIONS.flatMap((union, i) =>
  at(union.key, [
    [`${union.key}-1`, FIRST[i] ?? '', 'base-officer'],
    [`${union.key}-2`, SECOND[i] ?? '', 'base-officer'],
  ]),
)

export const OFFICERS: readonly Officer[] = [...BELOW, ...ABOVE]

const unitOf = (where: Officer['at']): string =>
  where === 'city'
    ? '市总工会'
    : (BASE_UNIONS.find((union) => union.key === where)?.name ?? COUNTY_UNIONS[where as Jurisdiction])

export const personaOf = (officer: Officer): Persona => ({
  key: officer.key,
  name: officer.name,
  group: GROUP_OF[officer.role],
  about: `${unitOf(officer.at)} · ${ROLE_WORDS[officer.role]}`,
})
