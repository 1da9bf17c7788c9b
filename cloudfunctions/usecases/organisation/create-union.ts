import { createHash } from 'node:crypto'
import type { OrgId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { unionsCount } from '../drive/figures'
import { ORGS, type OrgDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'
import { orgRef } from './org-ref'
import { readEach } from './reach'

/** Normalises names that people would take for the same: character width and whitespace make no difference. */
const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** Derived from parent and name, so that two administrators who register the same union at the same time create it once. */
const unionId = (parent: string, name: string): OrgId =>
  `OR-${createHash('sha256')
    .update(`${parent}\n${plainName(name)}`)
    .digest('hex')
    .slice(0, 20)}` as OrgId

const UNIONS_MAX = 20_000

/** 登记基层工会: below a county union (市直工会 included), with a name unique there. */
export const createUnion = (async (context, input) => {
  const { store } = context.ports
  const parent = context.org
  if (parent.level !== 'county') return refuse('ORG_WRONG_LEVEL', { wanted: 'county' })
  // the name appears on every notice of the union, which must not contain private numbers
  if (holdsPrivateData(input.name)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const siblings = [{ index: 'byParent', eq: [parent.id] }]
  const names = await readEach(store, ORGS, siblings, UNIONS_MAX, (org) => plainName(org.name))
  if (names === undefined || names.includes(plainName(input.name))) return refuse('ORG_EXISTS')
  const id = unionId(parent.id, input.name)
  const org: OrgDoc = {
    id,
    name: input.name,
    short: input.name.replace(/工会(委员会)?$/, '') || input.name,
    level: 'base',
    path: [...parent.path, id],
    ...(parent.jurisdiction === undefined ? {} : { jurisdiction: parent.jurisdiction }),
    parent: parent.id,
    staff: input.staff,
    phone: input.phone,
  }
  return context.commit(async (tx) => {
    if ((await tx.get(ORGS, id)) !== undefined) return refuse('ORG_EXISTS')
    await tx.insert(ORGS, id, org)
    if (org.jurisdiction !== undefined) await moveCount(tx, unionsCount(org.jurisdiction), 1)
    return ok(orgRef(org))
  })
}) satisfies UseCase<'org.create'>
