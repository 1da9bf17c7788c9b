import { back, isFirst, isWeapp, TYPE_SIZES, useTypeSize, useUnionName } from '@src/gateway'
import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Emblem, Icon } from './icon'
import { Tap } from './tap'

/** One tap: the next of the three sizes, and after the largest the normal one again. */
const TypeSwitch = () => {
  const [size, choose] = useTypeSize()
  const next = TYPE_SIZES[(TYPE_SIZES.indexOf(size) + 1) % TYPE_SIZES.length] ?? 'normal'
  return (
    <Tap
      className='page-type'
      label={app.typeSwitch(app.typeSizes[size], app.typeSizes[next])}
      testId='large-type'
      onTap={() => choose(next)}
    >
      <Icon name='letters' />
      <Text>{app.typeSizes[next]}</Text>
    </Tap>
  )
}

/** On the web. A page opened by a link has nothing to go back to: like WeChat's own head, it then offers the way home. */
const Back = ({ onBack }: Pick<Props, 'onBack'>) => {
  const label = onBack === undefined && isFirst() ? app.toHome : app.back
  return (
    <Tap className='page-back' onTap={onBack ?? back} label={label} testId='back'>
      <Icon name='back' />
      <Text>{label}</Text>
    </Tap>
  )
}

type Props = {
  readonly title: string
  /** one of the pages of the tab bar: there is nothing to go back to */
  readonly tab: boolean
  readonly onBack: (() => void) | undefined
  readonly aside: ReactNode
  /** attributes of the title, by which it takes the focus */
  readonly heading: Record<string, unknown>
}

/** The top of every page: whose service this is, the size of the letters, the way back, the title. */
export const Head = ({ title, tab, onBack, aside, heading }: Props) => {
  const union = useUnionName()
  const titled = !isWeapp || tab
  const leads = !isWeapp && !tab
  return (
    <View className='page-top'>
      <View className='page-brand'>
        <Emblem />
        <Text className='page-union'>{union ?? app.name}</Text>
        <TypeSwitch />
      </View>
      {titled || aside !== undefined ? (
        <View className='page-head'>
          {process.env.TARO_ENV !== 'weapp' && leads ? <Back onBack={onBack} /> : null}
          {titled ? (
            <View className='page-title' {...a11y({ role: 'heading', level: 1 })} {...heading}>
              <Text>{title}</Text>
            </View>
          ) : null}
          {aside === undefined ? null : <View className='page-aside'>{aside}</View>}
        </View>
      ) : null}
    </View>
  )
}
