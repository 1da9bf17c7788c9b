/** 一面墙上的几户公示，一张照片一次登记 */
export const wallText = {
  title: { up: '一起登记张贴', down: '一起登记撤下' },
  lead: {
    up: '几户的公示贴在同一面墙上的，拍一张照片，一次登记。每一户的记录里各存一张，公示期各算各的。',
    down: '几户的公示一起从墙上取下的，拍一张照片，一次登记。只列公示期已满、没有待答复异议的。',
  },
  enter: {
    up: (n: number): string => `${n} 户要张贴：一张照片一起登记`,
    down: (n: number): string => `${n} 户可以撤下：一张照片一起登记`,
  },
  others: (n: number): string => `还有 ${n} 户等着张贴：一起登记`,
  unit: '哪家工会的公示栏',
  households: { up: '贴在这面墙上的', down: '从这面墙上取下的' },
  hint: '要写补充说明的，请到那一户单独登记',
  all: (n: number): string => `这 ${n} 户都是`,
  none: '都不选',
  look: '看公示内容',
  hide: '收起',
  photo: { up: '张贴照片', down: '撤下照片' },
  photoHint: { up: '看得清每一张公示和张贴的位置', down: '拍公示栏，看得出这几张已经取下' },
  photoKept: '登记时一起上传',
  first: { up: '先选贴在一起的各户', down: '先选一起取下的各户' },
  submit: {
    up: (n: number): string => `登记 ${n} 户已张贴`,
    down: (n: number): string => `登记 ${n} 户已撤下`,
  },
  wantPhoto: '还没有照片',
  under: (nth: number, all: number): string => `正在登记第 ${nth} 户，共 ${all} 户，请不要离开这一页`,
  done: {
    up: (n: number): string => `${n} 户已登记张贴`,
    down: (n: number): string => `${n} 户已登记撤下`,
  },
  failed: (n: number): string => `${n} 户没有登记上，原因写在各户下面`,
  stopped: '网络断了，后面的各户还没有登记。网络恢复后再点一次，已经登记的不会重复。',
  nothing: { up: '没有等着张贴的公示', down: '没有可以撤下的公示' },
  nothingHint: { up: '公示期满以后可以撤下，到时会列在“可以撤下了”。', down: '公示期满的各户，会列在这里。' },
} as const
