import * as z from 'zod/mini'
import { OrgId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'
import { Words } from '../kernel/text'
import { DEPTH_MAX, mayStandBelow, type Org } from './org'

/**
 * 变更: what an administrator changes about a union that is registered. `rename`: name, telephone, number of employees, whom it serves. `move`: it
 * hangs below another union. `merge`, `dissolve`: it ends, and another union goes on with what it had.
 */
export const UnionChange = z.union([
  z.object({
    kind: z.literal('rename'),
    name: Words(60),
    /** absent: as before */
    phone: z.optional(z.string().check(z.maxLength(20))),
    staff: z.optional(z.int().check(z.nonnegative(), z.maximum(1_000_000))),
    serves: z.optional(z.boolean()),
  }),
  z.object({ kind: z.enum(['move', 'merge', 'dissolve']), to: OrgId }),
])
export type UnionChange = z.infer<typeof UnionChange>
export const UNION_CHANGES = ['rename', 'move', 'merge', 'dissolve'] as const
export type UnionChangeKind = (typeof UNION_CHANGES)[number]
/** A change by which the union goes to another, or into it. */
export type Going = Exclude<UnionChangeKind, 'rename'>

/**
 * 并入、撤销: the union is there no more, and `into` goes on with its cases, members and duties. After a new name or place: it was looked
 * for under this id, and `into` is the same union.
 */
export type Ended = { readonly how: UnionChangeKind; readonly into: OrgId }

/** A union as far as a change asks about it. */
type Union = Pick<Org, 'id' | 'level' | 'path' | 'jurisdiction'>

const isAbove = (one: Union, other: Union): boolean => other.path.includes(one.id)

/** The union directly above; a city has none. */
const aboveOf = ({ path }: Pick<Union, 'path'>): OrgId | undefined => path[path.length - 2]

/** Street and base unions change; a county has budget lines and file numbers of its own, and can only be renamed. */
export const mayGo = ({ level }: Pick<Union, 'level'>): boolean => level === 'street' || level === 'base'

const mayMove = (union: Union, to: Union): boolean =>
  mayStandBelow(to.level, union.level) && aboveOf(union) !== to.id && to.path.length < DEPTH_MAX

/** A base union goes on in another base union; the unions below a street need a street or the county above them. */
const mayTakeOver = (union: Union, to: Union): boolean =>
  union.level === 'base' ? to.level === 'base' : to.level === 'street' || to.level === 'county'

/** Whether `to` can receive the union. Both stand in one county: money and figures stay where they are. */
export const fitsTo = (kind: Going, union: Union, to: Union): boolean =>
  mayGo(union) &&
  union.id !== to.id &&
  !isAbove(union, to) &&
  union.jurisdiction === to.jurisdiction &&
  (kind === 'move' ? mayMove(union, to) : mayTakeOver(union, to))

export const wantsTo = (kind: Going, union: Union, to: Union) =>
  fitsTo(kind, union, to) ? ok(true) : refuse('UNION_NOT_THERE')
