import type { Sheet } from '../household/sheet'
import { holdsPrivateData, type Masked, maskNameOnline } from '../kernel/masked'
import { checkContent, type NoticeContent } from './notice'

/** The source of a notice: every field is masked or public by type, so that nothing else can get in (§5). */
export type NoticeParts = {
  readonly name: Masked
  readonly base: { readonly name: string; readonly staff: number }
  /** the union above; for units directly under the city, the city union */
  readonly upper: { readonly name: string; readonly phone: string }
  readonly upperUnionBelowStaff: number
  readonly intendedClass: Sheet['result']
  readonly intendedAid: NoticeContent['intendedAid']
  readonly remark: string
}

const TITLE = '关于拟认定困难职工的公示'
const LEGAL_BASIS = '依据《中华人民共和国工会法》和工会困难职工帮扶工作有关规定，现予公示，接受监督。'

/** Where to object. A telephone number that looks like a private mobile number is left out. */
const objectTo = (upper: NoticeParts['upper']): string => {
  const phone = upper.phone === '' || holdsPrivateData(upper.phone) ? '' : `，电话 ${upper.phone}`
  return `公示期内可在小程序“公示”页提出异议，或向${upper.name}反映${phone}`
}

/** The text of a notice. Small units are not named, because everybody there would know who is meant. */
export const noticeContent = (parts: NoticeParts) => {
  const unit = parts.base.staff < parts.upperUnionBelowStaff ? parts.upper.name : parts.base.name
  return checkContent({
    title: TITLE,
    legalBasis: LEGAL_BASIS,
    nameOnPaper: parts.name,
    nameOnline: maskNameOnline(parts.name),
    unit,
    intendedClass: parts.intendedClass === 'none' ? 'pending' : parts.intendedClass,
    intendedAid: parts.intendedAid,
    objectTo: objectTo(parts.upper),
    issuedBy: unit,
    remark: parts.remark,
  })
}
