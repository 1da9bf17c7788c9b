/// <reference types="@tarojs/taro" />

// What the bundler provides and TypeScript cannot see by itself.
declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
declare module '*.svg' {
  const url: string
  export default url
}
