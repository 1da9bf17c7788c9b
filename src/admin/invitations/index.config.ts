export default definePageConfig({ navigationBarTitleText: '还没接任的邀请' })
