// Seen by src/ only. Both are replaced by text at build time; there is no `process` on the phone and nothing else of Node.
declare const process: {
  readonly env: {
    readonly TARO_ENV: 'weapp' | 'h5'
    readonly NODE_ENV: 'development' | 'production' | 'test'
  }
}
