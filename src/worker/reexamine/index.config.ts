export default definePageConfig({ navigationBarTitleText: '申请复核' })
