import { routes } from '../call/routes'
import type { Desk } from './hand-out'
import { writeMinutes } from './write-minutes'
import { writeNotice } from './write-notice'
import { writeOwn } from './write-own'
import { writePoster } from './write-poster'
import { writeSurvey } from './write-survey'

/** Papers as Word files: the calls in the entry `documents`. */
export const paperRoutes = (desk: Desk) =>
  routes({
    'paper.survey': writeSurvey(desk),
    'paper.minutes': writeMinutes(desk),
    'paper.notice': writeNotice(desk),
    'paper.own': writeOwn(desk),
    'paper.poster': writePoster(desk),
  })
