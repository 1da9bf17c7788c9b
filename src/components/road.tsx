import { formWords } from '@src/text/form-words'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, testAttribute } from './a11y'
import { Icon } from './icon'

export type RoadStep = {
  readonly title: string
  readonly state: 'done' | 'now' | 'next'
  /** the day it was done, by when it will be, or how long it usually takes */
  readonly day?: string | undefined
  readonly body?: ReactNode
}

/** All steps of a case: done, now, to come. */
export const Road = ({ steps, testId }: { readonly steps: readonly RoadStep[]; readonly testId?: string }) => (
  <View className='road' {...a11y({ role: 'list' })} {...testAttribute(testId)}>
    {steps.map(({ title, state, day, body }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a road keep their places
      <View key={i} className={`road-step road-${state}`} {...a11y({ role: 'listitem' })}>
        <View className='road-mark' {...a11y({ role: 'img', label: formWords.road[state] })}>
          {state === 'done' ? <Icon name='check' /> : null}
        </View>
        <View className='road-words'>
          <Text className='road-title'>{title}</Text>
          {day === undefined ? null : <Text className='road-day'>{day}</Text>}
          {typeof body === 'string' ? <Text className='road-body'>{body}</Text> : body}
        </View>
      </View>
    ))}
  </View>
)
