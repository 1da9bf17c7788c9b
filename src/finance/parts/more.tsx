import { Button } from '@src/components'
import { fundText } from '@src/text/fund'

/** The next page of a list; nothing once all of it is there. */
export const More = ({ more, busy }: { readonly more: (() => Promise<void>) | undefined; readonly busy: boolean }) =>
  more === undefined ? null : (
    <Button kind='quiet' block busy={busy} onTap={() => void more()}>
      {fundText.grants.more}
    </Button>
  )
