export default definePageConfig({ navigationBarTitleText: '带走的资料' })
