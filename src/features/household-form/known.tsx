import { Button, Row } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'

type Props = {
  readonly label: string
  /** the answer that follows from another one; undefined: the question is asked */
  readonly answer: string | undefined
  /** what it follows from */
  readonly because?: string | undefined
  /** an answer that is wrong is asked again */
  readonly error?: string | undefined
  readonly children: ReactNode
  readonly testId: string
}

/** A question whose answer is known already is not asked: it is said in one line, and asked only by whoever wants to change it. */
export const Known = ({ label, answer, because, error, children, testId }: Props) => {
  const [asked, setAsked] = useState(answer === undefined)
  if (asked || answer === undefined || error !== undefined) return <View>{children}</View>
  return (
    <View>
      <Row label={label} value={answer} testId={testId}>
        <Button kind='quiet' label={`${apply.edit}：${label}`} onTap={() => setAsked(true)} testId={`${testId}-change`}>
          {apply.edit}
        </Button>
      </Row>
      {because === undefined ? null : <Text className='quiet'>{because}</Text>}
    </View>
  )
}
