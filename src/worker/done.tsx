import { Button, Empty } from '@src/components'
import { back } from '@src/gateway'
import { app } from '@src/text/app'
import { createContext, useContext, useEffect } from 'react'

/** Told when the page's one thing has been done: what stands around it then has nothing more to offer. */
export const FinishedContext = createContext<() => void>(() => undefined)

/** What a page shows once its one thing is done, or is no longer asked for. */
export const Done = ({
  title,
  hint,
  finished = false,
  testId = 'done',
}: {
  readonly title: string
  readonly hint?: string
  /** the one thing has been done, not: there is nothing to do */
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
