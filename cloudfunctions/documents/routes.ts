import type { InDocuments } from '@domain/contract/entry'
import type { CallName } from '@domain/contract/index'
import type { Tables } from '../ports/tables'
import type { Routes } from '../usecases/call/context'
import { crosscheckTableRoutes } from '../usecases/crosscheck/table-routes'
import { driveTableRoutes } from '../usecases/drive/routes'
import { lookTableRoutes } from '../usecases/look/routes'
import { unionTableRoutes } from '../usecases/organisation/table-routes'
import { paperRoutes } from '../usecases/paper/routes'
import type { PaperTools } from '../usecases/paper/write-paper'
import { payoutTableRoutes } from '../usecases/payout/routes'
import { reportOfYearRoutes } from '../usecases/report/routes'
import { rosterTableRoutes } from '../usecases/roster/routes'
import { tableRoutes } from '../usecases/tables/routes'

/** All calls of the entry `documents`, which contains the libraries for Excel and Word and may take a minute. */
export const documentsRoutes = (tables: Tables, tools: PaperTools) =>
  ({
    ...crosscheckTableRoutes(tables),
    ...payoutTableRoutes(tables),
    ...lookTableRoutes(tables),
    ...rosterTableRoutes(tables),
    ...unionTableRoutes(tables),
    ...driveTableRoutes(tables),
    ...tableRoutes(tables),
    ...paperRoutes(tools),
    ...reportOfYearRoutes,
  }) satisfies Routes<Extract<CallName, InDocuments>>
