/** Of whoever has no mainland ID number. */
export const noIdText = {
  kind: '用什么证件',
  kinds: {
    'hk-macao': '港澳居民来往内地通行证',
    taiwan: '台湾居民来往大陆通行证',
    passport: '外国护照',
    'birth-certificate': '出生医学证明（还没上户口）',
    none: '暂时什么都没有',
  },
  back: '有身份证号或居住证号，填号码',
  number: '证件号码',
  numberWrong: '请照证件填写，只有字母和数字',
  because: '为什么没有',
  becauseOffers: ['刚出生，证件还在办', '证件丢了，正在补办'],
  becauseOther: '别的，自己写',
  birthDate: '出生日期',
  sex: '性别',
} as const
