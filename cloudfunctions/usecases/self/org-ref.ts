import type { CallOutput } from '@domain/contract/index'
import type { OrgDoc } from '../collections'

/** A union as the outside sees it. */
export const orgRef = (org: OrgDoc): CallOutput<'org.create'> => ({
  id: org.id,
  name: org.name,
  level: org.level,
  ...(org.jurisdiction === undefined ? {} : { jurisdiction: org.jurisdiction }),
})
