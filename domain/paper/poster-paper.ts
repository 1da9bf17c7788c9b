import { type PlainDate, showDate } from '../kernel/plain-date'
import type { Paper } from './paper'

export type PosterOnPaper = {
  readonly union: string
  readonly year: number
  /** the city's text for this year's drive */
  readonly words: string
  readonly until: PlainDate
  /** telephone for questions; empty when the union has none */
  readonly phone: string
}

/** 宣传海报 of the yearly drive, rule 2.1: what there is, how to apply, who helps. One sheet to hang where people pass. */
export const posterPaper = ({ union, year, words, until, phone }: PosterOnPaper): Paper => ({
  name: `困难职工帮扶海报-${union}-${year}`,
  blocks: [
    { kind: 'title', text: '家里有困难，找工会' },
    { kind: 'text', as: 'lead', text: `${year} 年困难职工帮扶申请` },
    { kind: 'text', as: 'body', text: words },
    { kind: 'heading', text: '哪些情况可以申请' },
    {
      kind: 'text',
      as: 'body',
      text: '本人或家人患大病、残疾，子女上学，失业，遭遇意外或灾害，家庭生活困难的工会会员。',
    },
    { kind: 'heading', text: '怎样申请' },
    {
      kind: 'text',
      as: 'body',
      text: '扫码打开“工会帮扶”：“申请指南”里有条件、材料、要多久、问谁；再花两分钟看看大概符合不符合。都不用登录。',
    },
    { kind: 'text', as: 'body', text: '不会用手机的，请找本单位工会代办。办理不收任何费用。' },
    { kind: 'code', page: 'worker/guide/index', scene: 'from=poster', caption: '微信扫码看条件、申请' },
    { kind: 'text', as: 'right', text: `${union}${phone === '' ? '' : `　电话 ${phone}`}` },
    { kind: 'text', as: 'right', text: `请在${showDate(until)}前提出申请` },
  ],
})
