import { ownerSaid } from '@domain/payout/failure-words'

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
