import { createHash } from 'node:crypto'
import type { CaseId } from '@domain/kernel/ids'
import type { ByPolicy, OnCase, UseCase } from '../call/context'
import { sheetOf } from '../household/sheet-of'
import { numberOf } from '../organisation/number-places'
import { doStep } from '../step/do-step'
import { notDecidedAtCounty } from './decided-at-county'

/** Digits derived from the case's id, so that a repeat of the command writes the same number. */
const digitsOf = (id: CaseId): string => BigInt(`0x${createHash('sha256').update(id).digest('hex')}`).toString()

const sheetNow = ({ ports, policy, today, case: { doc } }: OnCase & ByPolicy) =>
  sheetOf(ports.sealer, doc, policy, today)

/** 认定并建档: a person decides on the sheet they saw; the sheet is calculated again, compared, and frozen. */
export const determine = (async (context, said) => {
  const another = await notDecidedAtCounty(context)
  if (!another.ok) return another
  const { id, org } = context.case.doc
  const county = await numberOf(context.ports, org.county)
  const look = () => ({ sheet: sheetNow(context), county, digits: digitsOf(id) })
  return doStep(context, 'determine', { said, look })
}) satisfies UseCase<'determination.determine'>

/**
 * 重新认定: a person decides again by the figures of a new visit. The household's file (档案) keeps its number, and the earlier
 * determination stays in it with its sheet.
 */
export const redetermine = ((context, said) =>
  doStep(context, 'redetermine', {
    said,
    look: () => ({ sheet: sheetNow(context) }),
  })) satisfies UseCase<'determination.redetermine'>

/** 不予认定: a person's decision with written reasons. */
export const refuseApplication = (async (context, said) => {
  const another = await notDecidedAtCounty(context)
  return another.ok ? doStep(context, 'refuse', { said }) : another
}) satisfies UseCase<'case.refuse'>
