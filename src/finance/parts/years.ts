import { yearOf } from '@domain/kernel/plain-date'
import { useMe } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { useState } from 'react'

/** The year of the desk; kept while going from page to page, so that all of them speak of the same year. */
let kept: number | undefined

const EARLIER = 3

/** The years to choose from, newest first, and the one chosen: this year until somebody chooses. */
export const useYear = (asked?: string) => {
  const { today } = useMe()
  const [chosen, setChosen] = useState(asked === undefined || asked === '' ? kept : Number(asked))
  const now = today === undefined ? undefined : yearOf(today)
  const year = chosen ?? now
  const options =
    now === undefined
      ? []
      : Array.from({ length: EARLIER + 1 }, (_, i) => ({ value: String(now - i), label: fundText.yearOf(now - i) }))
  const choose = (value: string): void => {
    kept = Number(value)
    setChosen(kept)
  }
  return { year, options, choose }
}
