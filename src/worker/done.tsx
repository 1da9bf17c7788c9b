import { Button, Empty } from '@src/components'
import { back } from '@src/gateway'
import { app } from '@src/text/app'

/** What a page shows once its one thing is done, or is no longer asked for. */
export const Done = ({
  title,
  hint,
  testId = 'done',
}: {
  readonly title: string
  readonly hint?: string
  readonly testId?: string
}) => (
  <Empty
    title={title}
    {...(hint === undefined ? {} : { hint })}
    action={
      <Button kind='primary' onTap={back} testId={testId}>
        {app.back}
      </Button>
    }
  />
)
