export default definePageConfig({ navigationBarTitleText: '失败处理' })
