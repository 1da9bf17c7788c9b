import type { MemberKey } from '../../kernel/ids'
import type { Difference } from './item'
import type { Said } from './item-module'

/** One item, and where it stands: in which answer, and as which of its items. */
export type Piece<I> = { readonly member: MemberKey; readonly item: I; readonly answer: number; readonly at: number }

export const piecesOf = <I>(said: readonly Said<I>[]): readonly Piece<I>[] =>
  said.flatMap(({ member, items }, answer) => items.map((item, at) => ({ member, item, answer, at })))

/** The differences of each answer: of its pieces, in their order, those that fit nothing declared. */
export const undeclaredOf = <I>(
  said: readonly Said<I>[],
  pieces: readonly Piece<I>[],
  unfitting: ReadonlySet<Piece<I>>,
): readonly (readonly Difference[])[] =>
  said.map((_, answer) =>
    pieces
      .filter((piece) => piece.answer === answer && unfitting.has(piece))
      .map(({ at }) => ({ why: 'undeclared', at })),
  )
