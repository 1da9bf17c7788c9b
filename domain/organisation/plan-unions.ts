import type { OrgId } from '../kernel/ids'
import { squeezed } from '../kernel/plain'
import { placeName } from './jurisdiction'
import { DEPTH_MAX, mayStandBelow, type Org, type OrgLevel } from './org'
import type { PostRole } from './roles'
import { isHeldAt, type UnionLine, type UnionProblem, type UnionProblemKey } from './union-table'

/** A union below which others may be registered. */
export type Branch = Pick<Org, 'id' | 'name' | 'level' | 'path' | 'place'>

export type PlannedOfficer = { readonly row: number; readonly role: PostRole; readonly name: string }
/** A union of a table with its officers; `below`: the union above. It may be registered already: that is looked up by its id. */
export type PlannedUnion = {
  readonly row: number
  readonly id: OrgId
  readonly above: OrgId
  readonly level: OrgLevel
  readonly name: string
  readonly staff: number
  readonly phone: string
  readonly serves: boolean
  readonly officers: readonly PlannedOfficer[]
}

type Planning = {
  /** the union for which the table is read: what has no union above in the table stands below it */
  readonly at: Branch
  /** the unions within its reach that may have others below them, itself included */
  readonly branches: readonly Branch[]
  readonly idOf: (above: OrgId, name: string) => OrgId
}

const OFFICERS_MAX = 20
const SEPARATOR = /[›>/／\\|]/

const namesOf = (branch: Branch): ReadonlySet<string> => new Set([squeezed(branch.name), squeezed(placeName(branch))])

/** The branches by every name they go by; those of the table join them. */
class Branches {
  readonly #byName = new Map<string, Branch[]>()
  readonly #byId = new Map<OrgId, Branch>()

  constructor(branches: readonly Branch[]) {
    for (const branch of branches) this.add(branch)
  }

  add(branch: Branch): void {
    this.#byId.set(branch.id, branch)
    for (const name of namesOf(branch)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), branch])
  }

  /** Those that 新城区 › 东华街道总工会, or 东华街道 alone, may mean. */
  meant(text: string): readonly Branch[] {
    const names = text
      .split(SEPARATOR)
      .map(squeezed)
      .filter((name) => name !== '')
    const found = this.#byName.get(names.pop() ?? '') ?? []
    return found.filter(({ path }) => names.every((name) => path.some((id) => this.#goesBy(id, name))))
  }

  #goesBy(id: OrgId, name: string): boolean {
    const branch = this.#byId.get(id)
    return branch !== undefined && namesOf(branch).has(name)
  }
}

type Tree = { readonly at: Branch; readonly branches: Branches }

const onlyOne = (found: readonly Branch[]): Branch | UnionProblemKey => {
  const [only] = found
  if (only === undefined) return 'above-unknown'
  return found.length > 1 ? 'above-two' : only
}

/** The union itself where it is a branch already: its row is about officers only. */
const itself = ({ branches }: Tree, { name, above }: UnionLine): Branch | undefined => {
  const found = branches.meant(above === '' ? name : `${above}/${name}`)
  return found.length === 1 ? found[0] : undefined
}

const aboveOf = ({ at, branches }: Tree, { above, level }: UnionLine): Branch | UnionProblemKey => {
  const found = above === '' ? at : onlyOne(branches.meant(above))
  if (typeof found === 'string') return found
  if (!mayStandBelow(found.level, level)) return above === '' ? 'above-missing' : 'above-unknown'
  return found.path.length >= DEPTH_MAX ? 'above-too-deep' : found
}

type Put = Omit<PlannedUnion, 'officers'> & { readonly officers: PlannedOfficer[] }

/** Where the row's union stands: one that is there already, or a new one below another. */
const spotIn = (tree: Tree, line: UnionLine, idOf: Planning['idOf']) => {
  const known = itself(tree, line)
  if (known !== undefined)
    return known.level === 'city' && known.id !== tree.at.id
      ? ('above-unknown' as const)
      : { id: known.id, level: known.level, above: known.path[known.path.length - 2] ?? known.id }
  const above = aboveOf(tree, line)
  if (typeof above === 'string') return above
  const id = idOf(above.id, line.name)
  if (line.level === 'street') tree.branches.add({ id, name: line.name, level: 'street', path: [...above.path, id] })
  return { id, level: line.level, above: above.id }
}

/** Adds one row to the plan; returns its problem. */
const put = (
  tree: Tree,
  plan: Map<OrgId, Put>,
  line: UnionLine,
  idOf: Planning['idOf'],
): UnionProblemKey | undefined => {
  const { row, name, staff, phone, serves, officer } = line
  const spot = spotIn(tree, line, idOf)
  if (typeof spot === 'string') return spot
  if (officer !== undefined && !isHeldAt(officer.role, spot.level)) return 'role-not-here'
  const there = plan.get(spot.id)
  if (there === undefined) {
    plan.set(spot.id, {
      row,
      ...spot,
      name,
      staff,
      phone,
      serves,
      officers: officer === undefined ? [] : [{ row, ...officer }],
    })
    return undefined
  }
  const again = there.officers.some((one) => one.role === officer?.role && one.name === officer.name)
  if (officer === undefined || again) return 'repeated'
  if (there.officers.length >= OFFICERS_MAX) return 'officers-too-many'
  there.officers.push({ row, ...officer })
  return undefined
}

/** Streets first, wherever in the table they stand, so that every union comes after the one above it. */
const inTurn = (lines: readonly UnionLine[]): readonly UnionLine[] => [
  ...lines.filter(({ level }) => level === 'street'),
  ...lines.filter(({ level }) => level !== 'street'),
]

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** The same lines with those of one union above beside one another, whatever unions there are by now. */
export const inPortions = (lines: readonly UnionLine[]): readonly UnionLine[] =>
  [...inTurn(lines)].sort(
    (a, b) => compare(b.level, a.level) || compare(squeezed(a.above), squeezed(b.above)) || a.row - b.row,
  )

/** Where each row of the table belongs: the unions, each after the one above it, and the rows that belong nowhere. */
export const planUnions = (lines: readonly UnionLine[], { at, branches, idOf }: Planning) => {
  const tree: Tree = { at, branches: new Branches(branches) }
  const plan = new Map<OrgId, Put>()
  const problems: UnionProblem[] = []
  for (const line of inTurn(lines)) {
    const problem = put(tree, plan, line, idOf)
    if (problem !== undefined) problems.push({ row: line.row, problem })
  }
  return { unions: [...plan.values()] as readonly PlannedUnion[], problems }
}
