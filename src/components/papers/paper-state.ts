import { PROOFS, type ProofType } from '@domain/proof/index'
import { openSides, type Slot, slotKey } from '@domain/proof/slot'
import { partText, paperText as words } from '@src/text/proof'
import { lostOnTheWay, type useUnderWay } from '../use-sending'
import type { ProofDraft } from './answer'

/** The name under which the photos of a place, or the further pages of a paper, wait on this phone. */
export const rowOf = (form: string | undefined, type: ProofType, slot?: Slot): string | undefined =>
  form === undefined ? undefined : `${form}/${type}${slot === undefined ? '' : `.${slotKey(slot)}`}`

/** The names under which the photos of a paper wait on this phone. */
export const rowsOf = (form: string | undefined, type: ProofType, slots: readonly Slot[]): readonly string[] =>
  [rowOf(form, type), ...slots.map((slot) => rowOf(form, type, slot))].filter((row) => row !== undefined)

type Said = { readonly text: string; readonly tone: 'open' | 'mind' | 'done' | 'way' }
/** What there is of a paper, and what it still wants. */
export const stateOf = (
  { type, files, cannotGet, placed }: ProofDraft,
  wanted: boolean,
  asked: boolean,
  pending: ReturnType<typeof useUnderWay>,
): Said => {
  const refused = pending.filter(({ refusal }) => refusal !== undefined && !lostOnTheWay(refusal)).length
  if (refused > 0) return { text: words.state.again(refused), tone: 'mind' }
  if (pending.some(({ state }) => state === 'asking')) return { text: words.state.asking, tone: 'mind' }
  if (pending.length > 0) return { text: words.state.sending(pending.length), tone: 'way' }
  if (asked) return { text: words.state.asked, tone: 'mind' }
  const open = openSides({ files, placed }).map(({ part }) => partText[part])
  if (open.length > 0) return { text: words.state.open(files.length, [...new Set(open)].join('、')), tone: 'mind' }
  if (files.length > 0) return { text: words.state.received(files.length), tone: 'done' }
  if (cannotGet !== undefined && cannotGet.trim() !== '') return { text: words.state.cannotGet, tone: 'done' }
  if (!wanted) return { text: words.state.welcome, tone: 'open' }
  return { text: PROOFS[type].mayBeMissing ? words.state.none : words.state.mustHave, tone: 'open' }
}
