import type { InDocuments } from '@domain/contract/entry'
import type { CallName } from '@domain/contract/index'
import type { Tables } from '../ports/tables'
import type { Routes } from '../usecases/call/context'
import { crosscheckTableRoutes } from '../usecases/crosscheck/routes'
import { lookTableRoutes } from '../usecases/look/routes'
import type { Desk } from '../usecases/paper/hand-out'
import { paperRoutes } from '../usecases/paper/routes'
import { payoutTableRoutes } from '../usecases/payout/routes'
import { reportOfYearRoutes } from '../usecases/report/routes'
import { rosterTableRoutes } from '../usecases/roster/routes'

/** All calls of the entry `documents`, which contains the libraries for Excel and Word and may take a minute. */
export const documentsRoutes = (tables: Tables, desk: Desk) =>
  ({
    ...crosscheckTableRoutes(tables),
    ...payoutTableRoutes(tables),
    ...lookTableRoutes(tables),
    ...rosterTableRoutes(tables),
    ...paperRoutes(desk),
    ...reportOfYearRoutes,
  }) satisfies Routes<Extract<CallName, InDocuments>>
