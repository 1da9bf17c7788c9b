import { signInMark } from '@domain/session/session'
import { type Away, go } from '@src/gateway'
import { codeText, signInPage as words } from '@src/text/session'
import { Text, View } from '@tarojs/components'
import { a11y, testAttribute } from '../a11y'
import { Button } from '../button'
import { Banner, RefusalCard } from '../plain'
import './sign-in.scss'
import { Square } from './square'
import { type SignIn, useSignIn } from './use-sign-in'

const Shown = ({ state }: { readonly state: SignIn & { readonly kind: 'shown' } }) => (
  <View className='sign-in-card' {...testAttribute('sign-in-code')}>
    <Square text={signInMark(state.request)} label={words.picture} />
    <View className='sign-in-side'>
      <Text className='quiet'>{words.number}</Text>
      <Text className='sign-in-number' {...testAttribute('sign-in-number')}>
        {state.number}
      </Text>
      <Text className='quiet'>{words.code}</Text>
      <Text className='sign-in-text' {...testAttribute('sign-in-text')}>
        {codeText(state.request)}
      </Text>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Text className='quiet'>{state.lost ? words.lost : words.waiting}</Text>
      </View>
    </View>
  </View>
)

const Now = ({ state, again }: { readonly state: SignIn; readonly again: () => void }) => {
  switch (state.kind) {
    case 'asking':
      return <Text className='quiet'>{words.asking}</Text>
    case 'shown':
      return <Shown state={state} />
    case 'over':
      return (
        <View {...testAttribute('sign-in-over')}>
          <Banner tone='amber' text={words.over} />
          <Button kind='primary' onTap={again} testId='sign-in-again'>
            {words.again}
          </Button>
        </View>
      )
    case 'refused':
      return <RefusalCard refusal={state.refusal} onRetry={again} />
  }
}

/** Covers the page until the browser is signed in; the page behind it keeps its input. */
export const SignInGate = ({ away }: { readonly away: Away }) => {
  const { state, again } = useSignIn()
  return (
    <View className='sign-in' {...a11y({ role: 'main' })} {...testAttribute('sign-in')}>
      <View className='sign-in-title' {...a11y({ role: 'heading' })}>
        <Text>{words.title}</Text>
      </View>
      <Text className='quiet'>{words.lead}</Text>
      {away === 'ended' ? <Banner tone='amber' text={words.ended} testId='session-ended' /> : null}
      <View className='sign-in-steps'>
        {words.steps.map((step, i) => (
          <Text key={step} className='sign-in-step'>{`${i + 1}. ${step}`}</Text>
        ))}
      </View>
      <Now state={state} again={again} />
      <Text className='quiet'>{words.worker}</Text>
      <Button kind='quiet' onTap={() => go('/worker/guide/index')} testId='sign-in-guide'>
        {words.guide}
      </Button>
    </View>
  )
}
