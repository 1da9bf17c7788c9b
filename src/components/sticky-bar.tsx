import { View } from '@tarojs/components'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'

type Main = Omit<ComponentProps<typeof Button>, 'kind' | 'block' | 'children'> & { readonly words: string }

type Props = {
  /** the one main act of the page; a page that only leads on has none */
  readonly main?: Main | undefined
  /** what is said about it: what is still wanting, what happens next */
  readonly children?: ReactNode
  /** other, quiet acts */
  readonly others?: ReactNode
}

/** The foot of a page, always in reach of the thumb: goes into `footer` of `Page`. */
export const StickyBar = ({ main, children, others }: Props) => (
  <View className='sticky'>
    {children}
    {main === undefined ? null : (
      <Button kind='primary' block {...main}>
        {main.words}
      </Button>
    )}
    {others === undefined ? null : <View className='sticky-others'>{others}</View>}
  </View>
)
