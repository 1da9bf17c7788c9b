import { yearOf } from '@domain/kernel/plain-date'
import { Select } from '@src/components'
import { useMe } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { useState } from 'react'

/** The chosen year, kept between pages, so that all of them show the same year. */
let kept: number | undefined

const EARLIER = 3

/** The chosen year, this year by default, and the list to choose another from, newest first. */
export const useYear = (asked?: string) => {
  const { today } = useMe()
  const [chosen, setChosen] = useState(/^\d{4}$/.test(asked ?? '') ? Number(asked) : kept)
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
  return {
    year,
    select: <Select label={fundText.year} options={options} value={String(year ?? '')} onChange={choose} />,
  }
}
