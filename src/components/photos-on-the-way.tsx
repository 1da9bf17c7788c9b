import { upload as words } from '@src/text/controls'
import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { Banner } from './plain'
import { lostOnTheWay, type Pending } from './use-sending'

const goesOn = ({ state, refusal }: Pending): boolean =>
  state !== 'asking' && (refusal === undefined || lostOnTheWay(refusal))

/** Says of photos that have not arrived whether they arrive by themselves, or want to be looked at. */
export const PhotosOnTheWay = ({ pending }: { readonly pending: readonly Pending[] }) => {
  const going = pending.filter(goesOn).length
  const waiting = pending.length - going
  return (
    <View {...a11y({ live: 'polite' })}>
      {going === 0 ? null : <Banner tone='blue' text={words.stillGoing(going)} testId='photos-going' />}
      {waiting === 0 ? null : <Banner tone='amber' text={words.wantsALook(waiting)} testId='photos-waiting' />}
    </View>
  )
}
