import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { listAgenda } from '../deliberation/list-agenda'
import { addMember } from './add-member'
import { changeCommittee } from './change-committee'
import { importRoster } from './import-roster'
import { listRoster } from './list-roster'
import { openCommittee } from './open-committee'
import { recogniseMember } from './recognise-member'
import { removeMember } from './remove-member'

/** The calls about a union's roster and committee. */
export const rosterRoutes = routes({
  'roster.list': listRoster,
  'roster.add': addMember,
  'roster.remove': removeMember,
  'member.recognise': recogniseMember,
  'committee.open': openCommittee,
  'committee.agenda': listAgenda,
  'committee.change': changeCommittee,
})

/** The import of the roster: only the entry that contains the Excel library has it. */
export const rosterTableRoutes = (tables: Tables) => routes({ 'roster.import': importRoster(tables) })
