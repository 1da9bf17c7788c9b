import { Button, Card } from '@src/components'
import type { OtherDraft, OwnDraft } from '@src/gateway'
import { momentText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'

/** A second draft, begun on another phone or earlier on this one: nothing is lost, and the person chooses. */
export const OtherOne = ({ draft, other }: { readonly draft: OwnDraft; readonly other: OtherDraft }) => (
  <Card title={apply.otherTitle} tone='calm' testId='other-draft'>
    <Text>{(other.device === undefined ? apply.otherHere : apply.otherThere)(momentText(other.updatedAt))}</Text>
    <View className='upload-acts'>
      <Button kind='plain' onTap={draft.swap} testId='other-draft-swap'>
        {apply.otherSwap}
      </Button>
      <Button kind='quiet' onTap={draft.dropOther} testId='other-draft-drop'>
        {apply.otherDrop}
      </Button>
    </View>
  </Card>
)
