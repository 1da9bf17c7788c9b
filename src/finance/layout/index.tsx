import { BankLayout, lacksOf } from '@domain/payout/layout'
import { GENERIC } from '@domain/payout/layouts'
import { AskTwice, Banner, Card, Empty, FormPage, TextInput, toSend } from '@src/components'
import { back, useCommand, useParams } from '@src/gateway'
import { bankLayoutText } from '@src/text/bank-layouts'
import { useState } from 'react'
import { useLayouts } from '../common/layouts'
import { Coming } from './coming'
import { Going } from './going'
import '../common/finance.scss'

const text = bankLayoutText.make

/** 做银行格式: from a bank's sample, or from another layout. */
export default function MakeLayout() {
  const key = useParams()['layout'] ?? 'generic'
  const { me, org, query, made, findLayout } = useLayouts()
  const command = useCommand('bankLayout.save')
  const [changed, setChanged] = useState<BankLayout>()
  const base = findLayout(key) ?? GENERIC
  const own = made.some((one) => one.key === key && one.own)
  const layout = changed ?? { ...base, name: own ? base.name : '' }
  const named = { ...layout, name: layout.name.trim() }
  const lacks = lacksOf(layout)
  const ready = org !== undefined && lacks.length === 0 && BankLayout.safeParse(named).success
  return (
    <FormPage
      title={text.title}
      lead={text.lead}
      asked={org === undefined ? me : [query, me]}
      open={org !== undefined}
      gone={<Empty title={bankLayoutText.list.notHere} hint={bankLayoutText.list.notHereHint} />}
      {...toSend(command, ready && { org, layout: named }, back)}
      label={text.send}
      testId='layout-save'
    >
      <Card>
        <TextInput
          label={text.name}
          hint={text.nameHint}
          value={layout.name}
          onChange={(name) => setChanged({ ...layout, name })}
          maxLength={30}
          testId='layout-name'
        />
      </Card>
      <Going layout={layout} onChange={(out) => setChanged({ ...layout, out })} />
      {me.today !== undefined && (
        <Coming back={layout.back} today={me.today} onChange={(next) => setChanged({ ...layout, back: next })} />
      )}
      {lacks.length > 0 && <Banner tone='amber' text={text.lacks(lacks)} testId='layout-lacks' />}
      <Banner tone='plain' text={text.replaces} />
      {own && org !== undefined && (
        <AskTwice
          words={text.off}
          title={text.offAsk}
          busy={command.busy}
          onTap={async () => {
            const answer = await command.run({ org, layout: base, off: true })
            if (answer.ok) back()
          }}
          testId='layout-off'
          sureId='layout-off-sure'
        />
      )}
    </FormPage>
  )
}
