import { Envelope, RefusalShape } from '@domain/contract/call'
import { TableProblem } from '@domain/contract/crosscheck'
import { CALLS, type CallName } from '@domain/contract/index'
import { ObjectionView } from '@domain/contract/objection'
import { Count, ReportCell, YearReport } from '@domain/contract/office'
import { OrgRef } from '@domain/contract/self'
import * as views from '@domain/contract/views'
import { CheckFacts } from '@domain/crosscheck/crosscheck'
import { DeliberationRecord } from '@domain/deliberation/deliberation'
import { DeterminationFacts } from '@domain/determination/determination'
import { BudgetLine, Share } from '@domain/fund/fund'
import { Declaration, IncomeLine, RigidLine, ShownDeclaration } from '@domain/household/declaration'
import { Sheet } from '@domain/household/sheet'
import { NoticeContent, NoticeFacts } from '@domain/notice/notice'
import { PayoutBatch, PayoutLine } from '@domain/payout/payout'
import { Area, Policy } from '@domain/policy/policy'
import { ProofAnswer } from '@domain/proof/index'
import { SurveyRecord } from '@domain/survey/survey'
import * as z from 'zod/mini'

/** Shapes that get a name of their own; all others are written out where they are used. */
const SHAPES: Readonly<Record<string, z.ZodMiniType>> = {
  Envelope,
  Refusal: RefusalShape,
  Declaration,
  ShownDeclaration,
  IncomeLine,
  RigidLine,
  ProofAnswer,
  SurveyRecord,
  DeliberationRecord,
  CheckFacts,
  NoticeContent,
  NoticeFacts,
  DeterminationFacts,
  Sheet,
  Policy,
  PolicyArea: Area,
  BudgetLine,
  Share,
  PayoutBatch,
  PayoutLine,
  OrgRef,
  CaseAck: views.CaseAck,
  CaseRow: views.CaseRow,
  CaseView: views.CaseView,
  OwnCase: views.OwnCase,
  GrantRow: views.GrantRow,
  LogLine: views.LogLine,
  ObjectionView,
  Want: views.Want,
  CaseRefusal: views.Refusal,
  TableProblem,
  Count,
  ReportCell,
  YearReport,
}

export type Json = { readonly [field: string]: unknown }

const registered = (): ReturnType<typeof z.registry<{ id: string }>> => {
  const registry = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(SHAPES)) registry.add(shape, { id })
  return registry
}

const without = (schema: Json): Json => {
  const { $schema: _dialect, $id: _id, ...rest } = schema
  return rest
}

const DEFS = (id: string): string => `#/$defs/${id}`

/** The named shapes as JSON Schema. */
export const definitions = (): Record<string, Json> => {
  const { schemas } = z.toJSONSchema(registered(), { uri: DEFS, io: 'input', unrepresentable: 'any' })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, without(schema as Json)]))
}

/** Input and output of every call, with references to the named shapes. */
export const callSchemas = (): Record<CallName, { readonly input: Json; readonly output: Json }> => {
  const registry = registered()
  const known = new Set(Object.values(SHAPES))
  const named = (name: string, side: 'input' | 'output', schema: z.ZodMiniType): void => {
    if (!known.has(schema)) registry.add(schema, { id: `${name}.${side}` })
  }
  for (const [name, spec] of Object.entries(CALLS)) {
    if (spec.input !== spec.output) named(name, 'output', spec.output)
    named(name, 'input', spec.input)
  }
  const { schemas } = z.toJSONSchema(registry, { uri: DEFS, io: 'input', unrepresentable: 'any' })
  const of = (name: string, side: 'input' | 'output', schema: z.ZodMiniType): Json => {
    const shape = Object.entries(SHAPES).find(([, each]) => each === schema)?.[0]
    if (shape !== undefined) return { $ref: DEFS(shape) }
    const written = schemas[`${name}.${side}`] ?? schemas[registry.get(schema)?.id ?? '']
    return without((written ?? {}) as Json)
  }
  const entries = Object.entries(CALLS).map(([name, spec]) => [
    name,
    { input: of(name, 'input', spec.input), output: of(name, 'output', spec.output) },
  ])
  return Object.fromEntries(entries) as Record<CallName, { input: Json; output: Json }>
}
