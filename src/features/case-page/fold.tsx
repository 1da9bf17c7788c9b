import { a11y, cx, Icon, Tap } from '@src/components'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly title: string
  /** how much there is: 8 张, 3 人 */
  readonly count: string
  /** something in it is missing or open */
  readonly asks?: boolean | undefined
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly children: ReactNode
}

/** A section that says how much is in it. What it holds is drawn, and its pictures are fetched, once it is open. */
export const Fold = ({ id, title, count, asks = false, open, onOpen, children }: Props) => (
  <View className='fold' id={`case-${id}`}>
    <View {...a11y({ role: 'heading' })}>
      <Tap
        className='fold-head'
        label={`${title}，${count}`}
        expanded={open}
        onTap={() => onOpen(!open)}
        testId={`fold-${id}`}
      >
        <Text className='fold-title'>{title}</Text>
        <Text className={cx('fold-count', asks && 'fold-asks')}>{count}</Text>
        <Icon name={open ? 'up' : 'down'} />
      </Tap>
    </View>
    {open && <View className='fold-body'>{children}</View>}
  </View>
)
