import { formWords } from '@src/text/form-words'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { Tap } from './tap'

export type SlotState = keyof typeof formWords.slot
export type SlotShape = 'card' | 'page' | 'face'

const SILHOUETTE: Record<SlotShape, IconName> = { card: 'id-card', page: 'file', face: 'person' }
const STATE_ICON: Record<SlotState, IconName> = {
  empty: 'camera',
  sending: 'clock',
  waiting: 'clock',
  received: 'done',
  again: 'retake',
}

type Props = {
  /** what belongs into the frame: 人像面, 户主页 … */
  readonly title: string
  readonly hint?: string | undefined
  /** the proportions of the frame and the outline in it while it is empty */
  readonly shape?: SlotShape
  readonly state: SlotState
  /** said instead of the usual words of the state */
  readonly words?: string | undefined
  /** the picture, whole, once there is one */
  readonly picture?: ReactNode
  /** takes the photo, or opens it when there is one */
  readonly onTap: () => void
  /** acts below the frame: 重拍, 删掉 … */
  readonly acts?: ReactNode
  readonly testId: string
}

/** A framed place for one photo. */
export const Slot = ({ title, hint, shape = 'page', state, words, picture, onTap, acts, testId }: Props) => {
  const said = words ?? formWords.slot[state]
  return (
    <View className={cx('slot', `slot-${state}`)}>
      <Tap className={cx('slot-frame', `slot-${shape}`)} onTap={onTap} label={`${title}，${said}`} testId={testId}>
        {picture ?? <Icon name={SILHOUETTE[shape]} className='slot-silhouette' />}
      </Tap>
      <Text className='slot-title'>{title}</Text>
      {hint === undefined ? null : <Text className='slot-hint'>{hint}</Text>}
      <View className='slot-said'>
        <Icon name={STATE_ICON[state]} />
        <Text>{said}</Text>
      </View>
      {acts === undefined ? null : <View className='slot-acts'>{acts}</View>}
    </View>
  )
}

/** Frames side by side where there is room, otherwise one below the other. */
export const Slots = ({ children }: { readonly children: ReactNode }) => <View className='slots'>{children}</View>
