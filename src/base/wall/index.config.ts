export default definePageConfig({ navigationBarTitleText: '一起登记公示' })
