import type { DraftKey } from '@domain/contract/draft'
import { Skeleton } from '@src/components'
import { type IsDraft, useOwnDraft } from '@src/gateway'
import { View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import { OtherOne } from './other-one'

type Props = { readonly draftKey: DraftKey; readonly isDraft: IsDraft; readonly children: ReactNode }

/** A page whose answers are kept here and in the cloud: shown once it is known what this person has begun elsewhere. */
export const WithDraft = ({ draftKey, isDraft, children }: Props) => {
  const own = useOwnDraft(draftKey, isDraft)
  if (!own.ready) return <Skeleton lines={6} />
  return (
    <View>
      {own.other === undefined ? null : <OtherOne draft={own} other={own.other} />}
      <Fragment key={own.round}>{children}</Fragment>
    </View>
  )
}
