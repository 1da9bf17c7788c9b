import type { Fen } from '../../kernel/fen'
import type { PlainDate } from '../../kernel/plain-date'

/** Of the grant a step is about, as its document has it: what it is for, and how much. */
export type Aid = { readonly programme: string; readonly amount: Fen }
/** The day the bank paid it; absent: not paid */
export type Paid = { readonly paidOn?: PlainDate | undefined }

/** The same, in a message. */
export const aidWords = ({ programme, amount }: Aid) => ({ programme, amount: String(amount) })
