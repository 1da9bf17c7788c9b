import { Button, Empty } from '@src/components'
import { back } from '@src/gateway'
import { app } from '@src/text/app'
import { createContext, useContext, useEffect } from 'react'

/** Called when the page's action is done: the offer of another draft around it is then removed. */
export const FinishedContext = createContext<() => void>(() => undefined)

/** What a page shows once its action is done or no longer asked for. */
export const Done = ({
  title,
  hint,
  finished = false,
  testId = 'done',
}: {
  readonly title: string
  readonly hint?: string
  /** shows that the action was done, not that there is nothing to do */
  readonly finished?: boolean
  readonly testId?: string
}) => {
  const tell = useContext(FinishedContext)
  useEffect(() => {
    if (finished) tell()
  }, [finished, tell])
  return (
    <Empty
      title={title}
      finished={finished}
      {...(hint === undefined ? {} : { hint })}
      action={
        <Button kind='primary' onTap={back} testId={testId}>
          {app.back}
        </Button>
      }
    />
  )
}
