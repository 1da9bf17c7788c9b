import type { Ports } from '../../ports/index'
import { onceOver, overCases } from '../clock/once-over'
import { noteAlike } from './note-alike'

const CASES_AT_ONCE = 10

/** Registers what was given by cases stored before telephones and addresses were compared. */
export const noteFormerAlike = (ports: Pick<Ports, 'store' | 'clock' | 'sealer'>, until: number): Promise<number> =>
  onceOver(ports, 'alike', until, async () =>
    overCases(CASES_AT_ONCE, async (cases) => {
      for (const { doc } of cases) await ports.store.transaction((tx) => noteAlike(tx, ports, doc))
    }),
  )
