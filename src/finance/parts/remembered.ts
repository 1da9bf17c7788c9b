import { loadDraft, saveDraft } from '@src/gateway'
import { useState } from 'react'

type Filter = Readonly<Record<string, string>>

const parsed = (key: string, first: Filter): Filter => {
  const kept = loadDraft(key)
  if (typeof kept !== 'object' || kept === null) return first
  const entries = Object.entries(kept).filter(([name, value]) => name in first && typeof value === 'string')
  return { ...first, ...(Object.fromEntries(entries) as Filter) }
}

/**
 * A page's filter, kept on this phone for the next time. Values are words; '' means no limit. `asked`:
 * what the page was opened for, which stands over what is remembered until the person chooses otherwise.
 */
export const useRemembered = (key: string, first: Filter, asked: Filter = {}): [Filter, (change: Filter) => void] => {
  const [filter, setFilter] = useState<Filter>(() => ({ ...parsed(key, first), ...asked }))
  const change = (next: Filter): void => {
    const whole = { ...filter, ...next }
    setFilter(whole)
    saveDraft(key, whole) // without room on the phone the filter is merely not remembered
  }
  return [filter, change]
}
