import type { Jurisdiction } from './jiangmen'

type Union = { readonly key: string; readonly at: Jurisdiction; readonly name: string; readonly staff: number }

/** Fictional base unions. The stories refer to them by key. */
export const BASE_UNIONS: readonly Union[] = [
  { key: 'bus', at: 'direct', name: '晨光公共交通公司工会', staff: 860 },
  { key: 'water', at: 'direct', name: '清源供水公司工会', staff: 240 },
  { key: 'archive', at: 'direct', name: '文华印刷厂工会', staff: 96 },
  { key: 'motor', at: 'pengjiang', name: '恒远摩托车配件厂工会', staff: 420 },
  { key: 'market', at: 'pengjiang', name: '万家兴商场工会', staff: 130 },
  { key: 'noodle', at: 'pengjiang', name: '老街面点店工会', staff: 7 },
  { key: 'lamp', at: 'jianghai', name: '明途灯饰公司工会', staff: 310 },
  { key: 'board', at: 'jianghai', name: '联芯电路板公司工会', staff: 540 },
  { key: 'port', at: 'jianghai', name: '顺潮码头工会', staff: 180 },
  { key: 'paper', at: 'xinhui', name: '双木纸业公司工会', staff: 380 },
  { key: 'peel', at: 'xinhui', name: '百里香陈皮公司工会', staff: 75 },
  { key: 'steel', at: 'xinhui', name: '鼎坚钢构公司工会', staff: 260 },
  { key: 'school', at: 'taishan', name: '海晏路小学工会', staff: 88 },
  { key: 'fish', at: 'taishan', name: '远湾水产加工厂工会', staff: 150 },
  { key: 'power', at: 'taishan', name: '海风电力检修公司工会', staff: 210 },
  { key: 'tap', at: 'kaiping', name: '水口卫浴五金厂工会', staff: 330 },
  { key: 'cloth', at: 'kaiping', name: '碧江针织厂工会', staff: 290 },
  { key: 'inn', at: 'kaiping', name: '碉影旅店工会', staff: 40 },
  { key: 'shoe', at: 'heshan', name: '雅步鞋业公司工会', staff: 470 },
  { key: 'print', at: 'heshan', name: '彩页包装厂工会', staff: 160 },
  { key: 'clinic', at: 'heshan', name: '沙坪街道卫生站工会', staff: 34 },
  { key: 'spring', at: 'enping', name: '暖泉度假村工会', staff: 120 },
  { key: 'sound', at: 'enping', name: '和声麦克风厂工会', staff: 280 },
  { key: 'farm', at: 'enping', name: '大槐农产品公司工会', staff: 64 },
]

/** A union for people without a unit; it has no officers of its own yet, so the county acts for it. */
export const SERVING_UNION = { at: 'pengjiang', name: '新市街道新就业群体联合工会', staff: 320 } as const
