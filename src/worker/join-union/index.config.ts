export default definePageConfig({ navigationBarTitleText: '输入会员码' })
