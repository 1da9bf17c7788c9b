import type { Ports } from '../../ports/index'
import { onceOver, overCases } from '../clock/once-over'
import { noteAccounts } from './shared-account'

const CASES_AT_ONCE = 10

/**
 * Registers the accounts of cases stored before accounts were compared, so that a case that is no longer opened is also found
 * when another household uses its account.
 */
export const noteFormerAccounts = (ports: Pick<Ports, 'store' | 'clock' | 'sealer'>, until: number): Promise<number> =>
  onceOver(ports, 'accounts', until, async () =>
    overCases(CASES_AT_ONCE, async (cases) => {
      await noteAccounts(
        ports,
        cases.map(({ doc }) => doc),
      )
    }),
  )
