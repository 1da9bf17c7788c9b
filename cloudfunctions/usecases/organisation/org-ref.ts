import type { CallOutput } from '@domain/contract/index'
import type { OrgDoc } from '../stored/collections'

export type OrgRef = CallOutput<'org.create'>

export const orgRef = ({ id, name, level, jurisdiction }: OrgDoc): OrgRef => ({ id, name, level, jurisdiction })
