import type { CaseId } from '@domain/kernel/ids'
import type { PaperSource } from '@src/components'
import { useOnReturn } from '@src/gateway'
import { closeCopies, showPaper, takenPaper } from '@src/gateway/offline-kit'
import { useMemo } from 'react'

/** The papers of a household that lie on this phone; undefined where none do, or they are shut. */
export const usePapers = (caseId: CaseId, here: boolean): PaperSource | undefined => {
  // back from the system's viewer: what it showed lies open no longer
  useOnReturn(() => void closeCopies())
  return useMemo(
    () =>
      here ? { find: (file) => takenPaper(caseId, file), show: (file) => void showPaper(caseId, file) } : undefined,
    [caseId, here],
  )
}
