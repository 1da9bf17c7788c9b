import { View } from '@tarojs/components'
import { a11y, cx } from './a11y'
import type { ArtName, IconName } from './icon-names'

/** A picture beside words, in their colour and size. Screen readers hear only the words, so an icon never stands alone. */
export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string }) => (
  <View className={cx('icon', `icon-${name}`, className)} {...a11y({ hidden: true })} />
)

/** A line drawing for a page on which there is nothing (more) to do. */
export const Art = ({ name }: { readonly name: ArtName }) => (
  <View className={`art art-${name}`} {...a11y({ hidden: true })} />
)

/** The mark of this service: a shield, a roof, a heart. */
export const Emblem = () => <View className='emblem' {...a11y({ hidden: true })} />
