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
 * The filter of a page, remembered on this phone. Values are strings; '' means no limit. `asked`: the filter the page was
 * opened with, which overrides the remembered one until the person chooses another.
 */
export const useRemembered = (key: string, first: Filter, asked: Filter = {}): [Filter, (change: Filter) => void] => {
  const [filter, setFilter] = useState<Filter>(() => ({ ...parsed(key, first), ...asked }))
  const change = (next: Filter): void => {
    const whole = { ...filter, ...next }
    setFilter(whole)
    saveDraft(key, whole) // without space on the phone the filter is just not remembered
  }
  return [filter, change]
}
