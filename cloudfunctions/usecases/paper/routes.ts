import { routes } from '../call/routes'
import { writeInvitations } from './write-invitations'
import { writeMinutes } from './write-minutes'
import { writeNotice } from './write-notice'
import { writeOwn } from './write-own'
import type { PaperTools } from './write-paper'
import { writePoster } from './write-poster'
import { writeSurvey } from './write-survey'

/** Papers as Word files: the calls in the entry `documents`. */
export const paperRoutes = (tools: PaperTools) =>
  routes({
    'paper.survey': writeSurvey(tools),
    'paper.minutes': writeMinutes(tools),
    'paper.notice': writeNotice(tools),
    'paper.own': writeOwn(tools),
    'paper.poster': writePoster(tools),
    'paper.invitations': writeInvitations(tools),
  })
