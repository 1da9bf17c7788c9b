import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { addMember } from './add-member'
import { changeCommittee } from './change-committee'
import { importRoster } from './import-roster'
import { listRoster } from './list-roster'
import { openCommittee } from './open-committee'
import { recogniseMember } from './recognise-member'
import { removeMember } from './remove-member'

/** A union's members and its committee. */
export const rosterRoutes = routes({
  'roster.list': listRoster,
  'roster.add': addMember,
  'roster.remove': removeMember,
  'member.recognise': recogniseMember,
  'committee.open': openCommittee,
  'committee.change': changeCommittee,
})

/** The list of members from Excel: only the entry that carries Excel has it. */
export const rosterTableRoutes = (tables: Tables) => routes({ 'roster.import': importRoster(tables) })
