import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { StickyBar } from '@src/components'
import { FormBar } from '@src/features/case-page'
import { pageOfRow, replace, useQuery } from '@src/gateway'
import { dutiesText } from '@src/text/duties'
import { dutyVerb } from '@src/text/message'
import { View } from '@tarojs/components'
import { useState } from 'react'

type NextOne = {
  /** how many more households wait for the same */
  readonly said: string
  readonly main: { readonly words: string; readonly onTap: () => void; readonly testId: string }
}

const openRow = (row: CaseRow): void => replace(pageOfRow(row), { id: row.id })

/**
 * The next household for which this officer has to do the same, so that nobody goes back to the list in between.
 * @param verb what is to be done here; absent while that is unknown. The first one counts: once it is done, something else is to be done
 * @param open how the next one is opened
 */
export const useNextOne = (at: CaseId, verb: string | undefined, open = openRow) => {
  const [first, setFirst] = useState(verb)
  if (first === undefined && verb !== undefined) setFirst(verb)
  // asked for before the step is taken: a bar that changes later would change under the thumb
  const { data, loading } = useQuery('case.work', {}, { skip: first === undefined })
  const left = (data?.mine ?? []).filter((work) => work.verb === first && work.row.id !== at)
  const [work] = left
  if (work === undefined) return { loading, next: undefined }
  const next: NextOne = {
    said: dutiesText.left(dutyVerb(work.verb), left.length),
    main: { words: dutiesText.next(work.row.name), onTap: () => open(work.row), testId: 'next-one' },
  }
  return { loading, next }
}

type Props = Parameters<typeof useNextOne>
/** The foot of a page with one act: the act, and once it is done the next household. */
export const NextBar = ({ of: given, done }: { readonly of: Props; readonly done: boolean }) => {
  const { next } = useNextOne(...given)
  if (!done || next === undefined) return <FormBar />
  return (
    <StickyBar main={next.main}>
      <View className='case-hint'>{next.said}</View>
    </StickyBar>
  )
}
