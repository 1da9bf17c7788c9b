import { routes } from '../call/routes'
import { reissueInvitation, withdrawInvitation } from './change-invitation'
import { changeUnion } from './change-union'
import { contactOf } from './contact-of'
import { createUnion } from './create-union'
import { drawCode } from './draw-code'
import { inviteOfficer } from './invite-officer'
import { joinPost } from './join-post'
import { joinUnion } from './join-union'
import { showLeaving } from './leaving'
import { listChanges, listTargets } from './list-changes'
import { listInvitations } from './list-invitations'
import { listOfficers } from './list-officers'
import { listUnions } from './list-unions'
import { makeMemberCode } from './make-member-code'
import { removeOfficer } from './remove-officer'
import { searchUnions } from './search-unions'

/** Unions, those who hold posts there, and those who belong to them. */
export const organisationRoutes = routes({
  'org.search': searchUnions,
  'org.contact': contactOf,
  'org.tree': listUnions,
  'org.create': createUnion,
  'org.change': changeUnion,
  'org.targets': listTargets,
  'org.changes': listChanges,
  'officer.list': listOfficers,
  'officer.invite': inviteOfficer,
  'officer.join': joinPost,
  'officer.leaving': showLeaving,
  'officer.remove': removeOfficer,
  'invite.list': listInvitations,
  'invite.withdraw': withdrawInvitation,
  'invite.reissue': reissueInvitation,
  'member.code': makeMemberCode,
  'member.join': joinUnion,
  'code.picture': drawCode,
})
