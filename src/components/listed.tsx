import type { usePages } from '@src/gateway'
import { app } from '@src/text/app'
import type { ReactNode } from 'react'
import { Button } from './button'
import { NotShown, Skeleton } from './plain'

type List = Pick<ReturnType<typeof usePages>, 'loading' | 'loadingMore' | 'refusal' | 'more' | 'reload'>

/** Button for the next page of a list; nothing once the whole list is shown. */
export const More = ({
  list: { more, loadingMore },
  kind = 'quiet',
  block = true,
  label = app.more,
  testId,
}: {
  readonly list: Pick<List, 'more' | 'loadingMore'>
  readonly kind?: 'quiet' | 'plain'
  readonly block?: boolean
  readonly label?: string
  readonly testId?: string
}) =>
  more === undefined ? null : (
    <Button kind={kind} block={block} busy={loadingMore} onTap={() => void more()} testId={testId}>
      {label}
    </Button>
  )

/** A list that loads page by page: `empty` when nothing was found, otherwise its rows, which are the children. */
export const Listed = ({
  list,
  count,
  lines = 5,
  empty,
  children,
}: {
  readonly list: List
  /** number of rows loaded so far */
  readonly count: number
  /** lines of the waiting state */
  readonly lines?: number
  readonly empty: ReactNode
  readonly children: ReactNode
}) => (
  <>
    {list.loading && <Skeleton lines={lines} />}
    {list.refusal !== undefined && <NotShown refusal={list.refusal} onRetry={() => void list.reload()} />}
    {!list.loading && list.refusal === undefined && count === 0 && empty}
    {count > 0 && children}
    <More list={list} />
  </>
)
