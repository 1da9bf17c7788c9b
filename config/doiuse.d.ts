/** The package brings no types for its entry. */
declare module 'doiuse' {
  import type { ChildNode, Plugin } from 'postcss'

  type Use = { feature: string; usage: ChildNode }
  export default function doiuse(options: { browsers: string[]; onFeatureUsage: (use: Use) => void }): Plugin
}
