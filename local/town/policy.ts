import type { Policy } from '@domain/policy/policy'
import type { Referral } from '@domain/policy/referral'
import { startingArea, startingPolicy } from '@domain/policy/starting'

/** Invented places and telephone numbers, which say so. */
const referrals: readonly Referral[] = [
  {
    kind: 'minimum-living',
    place: '户口所在街道、镇的民政窗口（演示地址）',
    phone: '0000-0000001',
    bring: '身份证、户口簿、收入证明、银行流水',
  },
  {
    kind: 'near-poverty',
    place: '户口所在街道、镇的民政窗口（演示地址）',
    phone: '0000-0000001',
    bring: '身份证、户口簿、收入证明、看病或上学的票据',
  },
  {
    kind: 'medical-assistance',
    place: '市医保局服务大厅三号窗口（演示地址）',
    phone: '0000-0000002',
    bring: '身份证、社保卡、诊断证明、出院结算单',
  },
  {
    kind: 'mutual-aid',
    place: '市职工服务中心互助窗口（演示地址）',
    phone: '0000-0000003',
    bring: '身份证、出院结算单、单位工会的参加证明',
  },
  {
    kind: 'legal-aid',
    place: '市职工服务中心律师窗口（演示地址）',
    phone: '0000-0000004',
    bring: '身份证、劳动合同或工资条、事情的经过',
  },
  {
    kind: 'public-housing',
    place: '市住房保障中心（演示地址）',
    phone: '0000-0000005',
    bring: '身份证、户口簿、租房合同、收入证明',
  },
  {
    kind: 'training',
    place: '市职工服务中心就业窗口（演示地址）',
    phone: '0000-0000006',
    bring: '身份证；失业登记，没有也可以',
  },
  {
    kind: 'training',
    area: 'pengjiang',
    place: '蓬江区职工学校（演示地址）',
    phone: '0000-0000007',
    bring: '身份证；失业登记，没有也可以',
  },
]

/** The demo town's policy as an administrator would publish it: open to applications, two areas with their own lines. */
export const demoPolicy = (effectiveFrom: string): Record<Exclude<keyof Policy, 'fundLevels' | 'unset'>, unknown> => ({
  ...startingPolicy(effectiveFrom, `演示政策 ${effectiveFrom}`),
  applicationsOpen: true,
  referrals,
  areas: {
    default: startingArea(1000, 1800),
    pengjiang: startingArea(1100, 1900),
    jianghai: startingArea(1100, 1900),
  },
})
