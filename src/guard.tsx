import { Button, Card } from '@src/components'
import { go, notFetched, reportFault } from '@src/gateway'
import { trouble } from '@src/text/trouble'
import { Text, View } from '@tarojs/components'
import { Current } from '@tarojs/runtime'
import { Component, type ComponentType, createElement, type ReactNode } from 'react'

const words = trouble.broken

type Props = { readonly children?: ReactNode }
type State = { readonly broken: boolean; readonly number: string | undefined }

/**
 * Wraps every page: a page that fails to render shows a message and a button to continue; Taro alone would show a blank page.
 * @internal
 */
export class Guard extends Component<Props, State> {
  override state: State = { broken: false, number: undefined }
  static getDerivedStateFromError(): Partial<State> {
    return { broken: true }
  }
  override componentDidCatch(error: Error): void {
    if (!notFetched(error)) void reportFault(error).then((number) => this.setState({ number }))
  }
  private readonly again = (): void => this.setState({ broken: false, number: undefined })
  private readonly home = (): void => {
    go('/pages/home/index')
    this.again()
  }
  override render(): ReactNode {
    const { broken, number } = this.state
    if (!broken) return this.props.children
    return (
      <View className='page page-main'>
        <Card title={words.title} tone='urgent' testId='page-broken'>
          <View className='refusal-next'>{words.lead}</View>
          {number === undefined ? null : <Text className='refusal-number'>{words.number(number)}</Text>}
        </Card>
        <View className='broken-ways'>
          <Button kind='primary' block onTap={this.again} testId='broken-again'>
            {words.again}
          </Button>
          <Button kind='plain' block onTap={this.home} testId='broken-home'>
            {words.home}
          </Button>
        </View>
      </View>
    )
  }
}

type PageComponent = ComponentType<Record<string, unknown>>
type Mount = (page: PageComponent, id: string, done: () => void) => void

let guarded = false

/**
 * Taro renders every page inside its own wrapper that swallows errors, so the guard has to be inside that wrapper: the app
 * object mounts the pages, and there each page gets its guard.
 */
export const guardPages = (): void => {
  const app = Current.app as { mount?: Mount } | null
  const mount = app?.mount
  if (guarded || app === null || app === undefined || mount === undefined) return
  guarded = true
  app.mount = (page, id, done) =>
    mount.call(app, (props) => createElement(Guard, {}, createElement(page, props)), id, done)
}
