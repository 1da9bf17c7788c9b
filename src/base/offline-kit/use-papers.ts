import type { CaseId } from '@domain/kernel/ids'
import type { PaperSource } from '@src/components'
import { useOnReturn } from '@src/gateway'
import { closeCopies, lendPaper, paperInKit, showPaper } from '@src/gateway/offline-kit'
import { useMemo } from 'react'

/** The papers of a household in the offline kit; undefined when there are none or the kit is locked. */
export const usePapers = (caseId: CaseId, here: boolean): PaperSource | undefined => {
  // back from the system's viewer: deletes the decrypted copies it showed
  useOnReturn(() => void closeCopies())
  return useMemo(
    () =>
      here
        ? {
            find: (file) => paperInKit(caseId, file),
            show: (file) => void showPaper(caseId, file),
            lend: (file) => lendPaper(caseId, file),
            giveBack: () => void closeCopies(),
          }
        : undefined,
    [caseId, here],
  )
}
