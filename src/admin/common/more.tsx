import { Button } from '@src/components'
import { adminText } from '@src/text/admin'

/** Button for the next page of a list; nothing once the whole list is shown. */
export const More = ({ more, busy }: { readonly more: (() => Promise<void>) | undefined; readonly busy: boolean }) =>
  more === undefined ? null : (
    <Button kind='quiet' block busy={busy} onTap={() => void more()}>
      {adminText.unions.more}
    </Button>
  )
