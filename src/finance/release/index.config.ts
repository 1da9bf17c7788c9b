export default definePageConfig({ navigationBarTitleText: '取消一笔帮扶' })
