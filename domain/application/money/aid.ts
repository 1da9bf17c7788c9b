import type { Fen } from '../../kernel/fen'
import type { PlainDate } from '../../kernel/plain-date'

/** What a grant is for, and its amount, read from the document of the grant. */
export type Aid = { readonly programme: string; readonly amount: Fen }
/** The day the bank paid it; absent: not paid */
export type Paid = { readonly paidOn?: PlainDate | undefined }

/** The programme and amount as placeholders of a message. */
export const aidWords = ({ programme, amount }: Aid) => ({ programme, amount: String(amount) })
