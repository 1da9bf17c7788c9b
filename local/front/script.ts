/** The script of the desk's own pages: moves the clock, adds a person, finds people by a few letters. */
export const SCRIPT = `
const say=document.getElementById('say');
const post=(path,body)=>fetch(path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body)});
for(const button of document.querySelectorAll('button[data-days]'))button.addEventListener('click',async()=>{
  const all=document.querySelectorAll('button');
  for(const each of all)each.disabled=true;
  say.textContent=say.dataset.moving;
  const reply=await post('/desk/clock',{workingDays:Number(button.dataset.days)}).catch(()=>undefined);
  const body=reply?await reply.json().catch(()=>({})):{};
  if(reply&&reply.ok)location.reload();
  else{say.textContent=body.words||'';for(const each of all)each.disabled=false}
});
for(const newcomer of document.querySelectorAll('.newcomer'))newcomer.addEventListener('click',async()=>{
  newcomer.disabled=true;
  const reply=await post('/desk/people',{}).catch(()=>undefined);
  const body=reply?await reply.json().catch(()=>({})):{};
  if(body.key)location.href='/phone/'+body.key;else newcomer.disabled=false;
});
const find=document.getElementById('find');
const found=document.getElementById('found');
const MOST=8;
if(find)find.addEventListener('input',()=>{
  const words=find.value.trim();
  let shown=0;
  for(const row of document.querySelectorAll('#list li')){
    const fits=words!==''&&row.dataset.find.includes(words)&&shown<MOST;
    row.hidden=!fits;
    if(fits)shown+=1;
  }
  found.textContent=words!==''&&shown===0?found.dataset.nobody:'';
});
`
