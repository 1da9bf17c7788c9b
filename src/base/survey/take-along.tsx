import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { Banner, Button, Card, RefusalCard } from '@src/components'
import { call, isWeapp, useMe, usePolicy, useQuery } from '@src/gateway'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { beginSurvey } from './begin'
import { draftedCases } from './send'

type Taken = { readonly count: number; readonly room: boolean; readonly refusal?: Refusal }

/** Households still to be visited that are not on this phone yet: taken along before the signal is gone. */
export const TakeAlong = ({ onTaken }: { readonly onTaken: () => void }) => {
  const { today } = useMe()
  const { policy } = usePolicy()
  const waiting = useQuery('case.queue', { stage: 'surveying', limit: 20 })
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState<Taken>()
  const here = draftedCases()
  const rows = (waiting.data?.items ?? []).filter((row) => !here.includes(row.id))
  const one = async (caseId: CaseId): Promise<Refusal | 'kept' | 'no-room' | 'not-now'> => {
    if (today === undefined || policy === undefined) return { code: 'UNAVAILABLE' }
    const view = await call('case.open', { caseId })
    if (!view.ok) return view.refusal
    if (!view.value.actions.includes('recordSurvey')) return 'not-now'
    const begun = await beginSurvey(view.value, { today, policy })
    if (!begun.ok) return begun.refusal
    return begun.value.kept ? 'kept' : 'no-room'
  }
  const take = async (): Promise<void> => {
    setBusy(true)
    let result: Taken = { count: 0, room: true }
    for (const row of rows) {
      const outcome = await one(row.id)
      if (outcome === 'kept') result = { ...result, count: result.count + 1 }
      else if (outcome === 'no-room') result = { ...result, room: false }
      else if (outcome !== 'not-now') result = { ...result, refusal: outcome }
      if (outcome !== 'kept' && outcome !== 'not-now') break
    }
    setTaken(result)
    setBusy(false)
    onTaken()
  }
  if (rows.length === 0 && taken === undefined) return null
  return (
    <Card title={surveyText.along} testId='survey-along'>
      {taken !== undefined && taken.count > 0 && <Banner tone='green' text={surveyText.alongDone(taken.count)} />}
      {taken !== undefined && taken.count > 0 && !isWeapp && <View className='case-hint'>{surveyText.alongOnWeb}</View>}
      {taken?.room === false && <Banner tone='red' text={surveyText.noRoom} />}
      {taken?.refusal !== undefined && <RefusalCard refusal={taken.refusal} />}
      {rows.length > 0 && (
        <View>
          <View className='case-hint'>{surveyText.alongHint(rows.length)}</View>
          <Button busy={busy} onTap={() => void take()} testId='survey-take-along'>
            {surveyText.alongTake}
          </Button>
        </View>
      )}
    </Card>
  )
}
