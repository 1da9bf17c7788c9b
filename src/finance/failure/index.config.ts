export default definePageConfig({ navigationBarTitleText: '判断失败原因' })
