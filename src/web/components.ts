// What `@tarojs/components` is in the web build (config/index.ts sets the alias); the mini-program keeps WeChat's own.
// Only re-exports may stand here: Taro's bundler plugin strikes whatever else the file imports.
// Canvas, Image and the controls have no children of ours to move.
export { Button, Canvas, Image, Input, Picker, Textarea } from '@tarojs/components/lib/react'
export { Text, View } from './elements'
