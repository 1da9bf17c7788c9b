import type { CallOutput } from '@domain/contract/index'
import type { OrgDoc } from '../stored/collections'

export type OrgRef = CallOutput<'org.create'>

export const orgRef = (org: OrgDoc): OrgRef => ({
  id: org.id,
  name: org.name,
  level: org.level,
  ...(org.jurisdiction === undefined ? {} : { jurisdiction: org.jurisdiction }),
})
