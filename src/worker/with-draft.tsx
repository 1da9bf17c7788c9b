import type { DraftKey } from '@domain/contract/draft'
import { Skeleton } from '@src/components'
import { OtherWindow } from '@src/features/household-form/other-window'
import { type IsDraft, useElsewhere, useOwnDraft } from '@src/gateway'
import { View } from '@tarojs/components'
import { Fragment, type ReactNode, useCallback, useState } from 'react'
import { FinishedContext } from './done'
import { OtherOne } from './other-one'

/** the form itself takes over what the other window wrote */
const nothing = (): void => undefined

type Props = { readonly draftKey: DraftKey; readonly isDraft: IsDraft; readonly children: ReactNode }

/**
 * A page whose draft is stored on this phone and in the cloud; shown once it is known whether this person has a draft on
 * another phone.
 */
export const WithDraft = ({ draftKey, isDraft, children }: Props) => {
  const own = useOwnDraft(draftKey, isDraft)
  const elsewhere = useElsewhere(draftKey, nothing)
  const [finished, setFinished] = useState(false)
  const tell = useCallback(() => setFinished(true), [])
  if (!own.ready) return <Skeleton lines={6} />
  return (
    <View>
      {finished ? null : <OtherWindow elsewhere={elsewhere} />}
      {own.other === undefined || finished ? null : <OtherOne draft={own} other={own.other} />}
      <FinishedContext.Provider value={tell}>
        <Fragment key={own.round}>{children}</Fragment>
      </FinishedContext.Provider>
    </View>
  )
}
