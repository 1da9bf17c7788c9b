import { ownerSaid, reasonsSeen } from '@domain/payout/failure-words'

test.each([
  ['账号与户名不符', 'payee'],
  ['账号户名不符', 'payee'],
  ['账户已销户', 'payee'],
  ['账户状态异常', 'payee'],
  ['收款人账户冻结', 'payee'],
  ['收款账户累计限额', 'payee'],
  ['Ⅱ类户超限', 'payee'],
  ['账户余额不足', 'payer'],
  ['付款账户冻结', 'payer'],
  ['付款账号不存在', 'payer'],
  ['已过当日受理时间', 'payer'],
  ['代发产品未签约', 'payer'],
  ['系统繁忙，请稍后重试', 'bank'],
  ['收款行系统退回', 'bank'],
  ['通讯 超时', 'bank'],
  ['对方行退汇', 'bank'],
  ['三类户不允许入账', 'payee'],
  ['ⅱ类户超限', 'payee'],
  ['失 效 卡', 'payee'],
  ['批次重复', 'payer'],
  ['笔数不符', 'payer'],
  ['处理失败', 'bank'],
])('the failure reason “%s” makes the failure a matter of the %s', (reason, owner) => {
  expect(ownerSaid(reason)).toBe(owner)
})

test.each(['退回', '退票', '交易失败', 'E3412', '', '户名不符或系统超时', '付款账户与收款账户同名'])(
  'the failure reason “%s” names no owner or two, so the owner stays unknown',
  (reason) => {
    expect(ownerSaid(reason)).toBe('unknown')
  },
)

describe('every word of the tables says whose matter the failure is:', () => {
  test.each<[string, readonly string[]]>([
    [
      'payee',
      [
        ...['收款人', '收款账', '收款户', '收方', '持卡人'],
        ...[
          '户名',
          '姓名不符',
          '账号',
          '帐号',
          '卡号',
          '账户不存在',
          '无此账户',
          '无此户',
          '销户',
          '冻结',
          '止付',
          '挂失',
        ],
        ...[
          '账户状态',
          '帐户状态',
          '状态异常',
          '睡眠户',
          '久悬',
          '不动户',
          '非本人',
          '证件',
          '身份信息',
          '二类户',
          'Ⅱ类',
        ],
        ...['三类户', '账户类型', '卡已', '失效卡', '注销'],
      ],
    ],
    [
      'payer',
      [
        ...['付款', '付方', '代发账户', '代发单位', '扣款账户', '单位账户'],
        ...['余额不足', '头寸', '资金不足', '额度不足', '超过授权', '未授权', '授权', '超过限额', '日累计', '单笔限额'],
        ...[
          '截止时间',
          '受理时间',
          '营业时间',
          '已日切',
          '日终',
          '非工作日',
          '产品',
          '业务种类',
          '业务类型',
          '未签约',
          '协议',
        ],
        ...['文件格式', '批次重复', '重复批次', '整批', '合计不符', '笔数不符'],
      ],
    ],
    [
      'bank',
      [
        ...['收款行', '对方行', '他行系统', '人行', '清算'],
        ...['系统', '超时', '通讯', '通信', '网络', '繁忙', '维护', '暂停服务', '稍后', '重新提交', '主机', '交易异常'],
        ...['未知错误', '处理失败'],
      ],
    ],
  ])('of the %s are %j', (owner, words) => {
    for (const word of words) expect([word, ownerSaid(`退回：${word}`)]).toEqual([word, owner])
  })

  test.each([
    ['收款人付款账户', 'unknown'],
    ['付款账户冻结，系统超时', 'payer'],
    ['收款行户名不符', 'bank'],
    ['持卡人余额不足', 'payee'],
  ])('“%s” is of the %s: who is named decides before what is named', (reason, owner) =>
    expect(ownerSaid(reason)).toBe(owner),
  )
})

describe('a bank’s own codes', () => {
  const codes = [
    { word: 'E12', owner: 'payer' },
    { word: 'ｅ13', owner: 'bank' },
    { word: '第 十四 号', owner: 'payer' },
  ] as const

  test.each([
    ['E12', 'payer'],
    ['e12：户名不符', 'payer'],
    ['Ｅ１３', 'bank'],
    ['第十四号', 'payer'],
    ['E12，第十四号', 'payer'],
    ['E12 E13', 'unknown'],
    ['E99：户名不符', 'payee'],
    ['E99', 'unknown'],
  ])('decide before all words: “%s” is of the %s', (reason, owner) => expect(ownerSaid(reason, { codes })).toBe(owner))
})

describe('what a person has said of a whole reason of this bank', () => {
  const told = { 内部代码七: 'bank', 协议户名: 'payer' } as const

  test.each([
    ['内部代码七', 'bank'],
    ['协议户名', 'payer'],
    ['内部代码七十', 'unknown'],
    ['E12', 'payee'],
  ])('decides before codes and words, and only of that reason: “%s” is of the %s', (reason, owner) =>
    expect(ownerSaid(reason, { told: { ...told, E12: 'payee' }, codes: [{ word: 'E12', owner: 'bank' }] })).toBe(owner),
  )

  test('is asked of each reason once, those nobody understands first, and never of one that names a payee', () => {
    const failed = (reason: string) => ({ paid: false, reason })
    const failures = [
      failed('账户已销户'),
      failed('内部代码七'),
      failed('代码八'),
      failed('代码八'),
      failed('应为王小明'),
      failed('这是一句比二十个字还要长的话所以谁也不会被问到'),
      { paid: true, reason: '代码九' },
    ]
    expect(reasonsSeen(failures, [{ name: '王小明' }], { told })).toStrictEqual([
      { word: '代码八', times: 2 },
      { word: '账户已销户', times: 1, means: 'payee' },
      { word: '内部代码七', times: 1, means: 'bank' },
    ])
  })
})
